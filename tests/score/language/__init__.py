"""How well Vietnamese text is treated: one module for each room of `pipelines.text`, each giving its measures."""
