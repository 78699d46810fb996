"""How far it goes, on paper: what one department, one province and the country take, and what is full first."""
