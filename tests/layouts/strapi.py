# ruff: noqa: E501  (markup reads better unbroken)
"""Next over a headless Strapi: text that was Markdown, a chip for the section, times as a browser writes them, two arrows for pages."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import escape

from crawler.demo.content import slug_of
from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, rows, wide_menu
from tests.layouts.tale import Layout, Neighbour, Piece, Roll, Shot, Stamp, Tale

CARD = '<article class="flex flex-col overflow-hidden rounded-xl border border-zinc-200"><a href="{path}"><img alt="" loading="lazy" decoding="async" class="h-44 w-full object-cover" src="/uploads/small_{n}.webp"/></a><div class="flex flex-1 flex-col p-4"><a class="line-clamp-2 font-semibold hover:text-emerald-700" href="{path}">{title}</a><p class="mt-2 line-clamp-3 text-sm text-zinc-600">{summary}</p><span class="mt-auto pt-3 text-xs text-zinc-500">{day}</span></div></article>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, _local(posted)), minute(later, _local(later)) if draw.chance(1, 3) else None


def _local(when: datetime) -> str:
    """As a browser writes a time in the Vietnamese manner: 08:15:00 5/3/2024."""
    return f"{when:%H:%M:%S} {when.day}/{when.month}/{when.year}"


def article(tale: Tale) -> str:
    assert tale.published
    updated = f'<span class="text-zinc-300">/</span><span>Sửa đổi: {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<p class="mt-6 border-l-4 border-emerald-600 pl-4 text-lg text-zinc-700">{ink(tale, tale.lead)}</p>' if tale.lead else ""  # fmt: skip
    inner = f"""<div class="mx-auto max-w-3xl px-4 py-10"><a class="inline-flex items-center gap-1 text-sm text-zinc-500" href="/vi/tin-tuc"><svg class="size-4" viewBox="0 0 24 24"></svg>Quay lại danh sách</a><div class="mt-4"><a class="rounded-full bg-emerald-100 px-3 py-1 text-xs font-medium text-emerald-800" href="/vi/chuyen-muc/x">{tale.section}</a></div><h1 class="mt-3 text-balance text-3xl font-bold tracking-tight text-zinc-900">{ink(tale, tale.title)}</h1>
{lead}<div class="mt-6 flex flex-wrap items-center gap-2 text-sm text-zinc-500"><span>{tale.published.raw}</span>{updated}<span class="text-zinc-300">/</span><span>{len(" ".join(tale.paragraphs)) // 900 + 1} phút đọc</span><button type="button" class="ml-auto rounded-md border px-2 py-1" aria-label="Sao chép liên kết"><svg class="size-4"></svg></button></div>
<div class="prose prose-zinc mt-8 max-w-none">{_body(tale)}{_papers(tale)}</div>{_signed(tale)}</div>
<div class="border-t bg-zinc-50"><div class="mx-auto max-w-6xl px-4 py-10"><h2 class="text-xl font-bold">Tin tức khác</h2><div class="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">{links(tale.others[:6], CARD)}</div></div></div>"""
    described = tale.lead or tale.paragraphs[0]
    return _frame(tale, tale.title, described, inner, tale.others[6:11])


def _body(tale: Tale) -> str:
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    return re.sub("(</?ul>)", r"\1" + "\n", body)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        head, rest = Piece("table", rows=piece.rows[:1]), Piece("table", rows=piece.rows[1:])
        return f"<table><thead>{rows(tale, head, 'th')}</thead><tbody>{rows(tale, rest)}</tbody></table>"
    shapes = {
        "item": "<li>{}</li>",
        "heading": f'<h3 id="{slug_of(piece.text)}">{{}}</h3>',
        "quote": "<blockquote>\n<p>{}</p>\n</blockquote>",
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}"/>'
    text = " ".join(ink(tale, one) for one in shot.lines)
    if not text:
        return f"<p>{image}</p>"
    return f"<p>{image}\n<em>{text}</em></p>" if tale.number % 2 else f"<p>{image}</p>\n<p><em>{text}</em></p>"


def _papers(tale: Tale) -> str:
    made = "\n".join(
        f'<p><a href="{one.path}" rel="noopener noreferrer" target="_blank">{escape(one.title)}</a></p>'
        for one in tale.papers
    )
    return f"<p><strong>File đính kèm:</strong></p>\n{made}" if made else ""


def _signed(tale: Tale) -> str:
    if not tale.signing.raw:
        return ""
    return f'<div class="mt-8 flex items-center gap-3 border-t pt-4"><div class="size-9 rounded-full bg-zinc-200"></div><div class="text-sm font-medium text-zinc-900">{ink(tale, tale.signing.raw)}</div></div>'


def _frame(page: Tale | Roll, title: str, described: str, inner: str, fresh: tuple[Neighbour, ...]) -> str:
    state = json.dumps([1, f'5:["$","main",null,{{"title":{json.dumps(title, ensure_ascii=False)}}}]'], ensure_ascii=False)  # fmt: skip
    bar = wide_menu('<a class="px-3 py-2 text-sm hover:text-emerald-200" href="/vi/trang/{n}">{name}</a>')
    newest = links(fresh, '<li class="py-2"><a class="text-sm text-zinc-300 hover:text-white" href="{path}">{title}</a></li>')  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi" class="scroll-smooth"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>{escape(title)} | {page.department}</title><meta name="description" content="{escape(described)}"/><meta property="og:title" content="{escape(title)}"/><meta property="og:type" content="{"article" if isinstance(page, Tale) else "website"}"/><link rel="preload" as="script" href="/_next/static/chunks/main-app.js"/></head><body class="__variable_d65c78 min-h-dvh antialiased">
<header class="sticky top-0 z-40 bg-emerald-800 text-white"><div class="mx-auto flex max-w-6xl items-center gap-4 px-4 py-3"><a class="flex items-center gap-3" href="/vi"><img alt="" class="size-12" src="/emblem.svg"/><span class="font-bold uppercase">{page.department}</span></a><div class="ml-auto flex gap-2 text-xs"><a href="/vi">VI</a><a href="/en">EN</a></div></div><nav class="mx-auto hidden max-w-6xl px-4 md:flex">{bar}</nav></header><main>{inner}</main>
<footer class="bg-zinc-900 py-12 text-zinc-200"><div class="mx-auto grid max-w-6xl gap-8 px-4 md:grid-cols-3"><div><div class="font-semibold">{page.office.name}</div><div class="mt-2 text-sm">{page.office.address}</div><div class="text-sm">Tel: {page.office.phones}</div><div class="text-sm">Email: {page.office.email}</div></div><div class="md:col-span-2"><div class="font-semibold">Mới đăng</div><ul class="divide-y divide-zinc-800">{newest}</ul></div></div></footer><script>self.__next_f.push({state.replace("</", "<" + chr(92) + "/")})</script></body></html>"""


def roll(page: Roll) -> str:
    back = f'<a class="rounded-md border px-4 py-2" href="{page.paths[page.page - 2]}">← Trước</a>' if page.page > 1 else '<span class="rounded-md border px-4 py-2 opacity-50">← Trước</span>'  # fmt: skip
    more = f'<a class="rounded-md border px-4 py-2" href="{page.next_path}">Sau →</a>' if page.next_path else '<span class="rounded-md border px-4 py-2 opacity-50">Sau →</span>'  # fmt: skip
    inner = f'<div class="mx-auto max-w-6xl px-4 py-10"><h1 class="text-3xl font-bold">{page.section}</h1><div class="mt-8 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">{links(page.items, CARD)}</div><div class="mt-10 flex items-center justify-center gap-4">{back}<span class="text-sm text-zinc-500">{page.page} / {len(page.paths)}</span>{more}</div></div>'
    return _frame(page, page.section, f"Chuyên mục {page.section}", inner, page.beside[:5])


LAYOUT = Layout(
    "strapi", "Sở Công Thương tỉnh Sa Rày", "sct.saray.example", "/vi/tin-tuc/{slug}", "/uploads/large_{name}_9f2c71.webp", "/uploads/{name}", dates, article, roll,
    roll_path="/vi/chuyen-muc/{section}", page_path="{path}?page={page}",
    signings=("tin-anh", "nguoi-viet", "name-unit", "nguon", "none"), credits=("dash", "dot", "bracket"),
)  # fmt: skip
