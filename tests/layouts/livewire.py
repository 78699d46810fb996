# ruff: noqa: E501  (markup reads better unbroken)
"""Laravel, Livewire and utility classes of 2025: a breadcrumb of slashes, "Ngày đăng" and "Cập nhật" in one row, prose, files in cards."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, office_lines, pager, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

ICON = (
    '<svg class="w-4 h-4 shrink-0" fill="none" viewBox="0 0 24 24" stroke="currentColor"><path d="M8 7V3m8 4V3"/></svg>'
)
SIDE = '<section class="rounded-xl bg-white p-5 ring-1 ring-slate-200"><h2 class="mb-4 text-lg font-semibold text-sky-900">{}</h2>{}</section>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%H:%M %d/%m/%Y}"), minute(later, f"{later:%H:%M %d/%m/%Y}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = f'<div class="flex items-center gap-1">{ICON}<span>Cập nhật: {tale.updated.raw}</span></div>' if tale.updated else ""  # fmt: skip
    lead = f'<div class="mt-6 border-l-4 border-sky-600 pl-4 text-lg font-medium text-slate-700">{ink(tale, tale.lead)}</div>' if tale.lead else ""  # fmt: skip
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<div class="mt-6 text-right font-semibold text-slate-800">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""  # fmt: skip
    form = '<a href="{path}" wire:navigate class="group flex gap-4 py-3"><img src="/storage/thumb/{n}.webp" alt="" loading="lazy" class="h-20 w-28 rounded-lg object-cover"><div><h3 class="font-medium group-hover:text-sky-700">{title}</h3><span class="text-xs text-slate-500">{day}</span></div></a>'
    inner = f"""<nav class="mb-4 flex items-center gap-2 text-sm text-slate-500" aria-label="Đường dẫn"><a href="/" wire:navigate>Trang chủ</a><span>/</span><a href="/tin-tuc" wire:navigate>Tin tức</a><span>/</span><a href="/chuyen-de/x" wire:navigate>{tale.section}</a></nav>
<article class="rounded-xl bg-white p-6 ring-1 ring-slate-200"><h1 class="text-3xl font-bold leading-tight text-slate-900">{ink(tale, tale.title)}</h1><div class="mt-3 flex flex-wrap gap-4 text-sm text-slate-500"><div class="flex items-center gap-1">{ICON}<span>Ngày đăng: {tale.published.raw}</span></div>{updated}<div class="flex items-center gap-1">{ICON}<span>{tale.views} lượt xem</span></div></div>
<div x-data="{{ open: false }}" class="mt-3 flex gap-2"><button type="button" x-on:click="open = !open" class="rounded-full bg-slate-100 px-3 py-1 text-sm">Chia sẻ</button><button type="button" class="rounded-full bg-slate-100 px-3 py-1 text-sm">Sao chép liên kết</button></div>
{lead}<div class="prose prose-slate mt-6 max-w-none">{body}</div>{signed}{_papers(tale)}</article>
<section class="mt-8"><h2 class="mb-2 text-xl font-semibold text-sky-900">Các tin khác</h2><div class="divide-y divide-slate-200">{links(tale.others[:5], form)}</div></section>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="overflow-x-auto"><table class="min-w-full border"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table></div>'
    shapes = {
        "item": "<li><p>{}</p></li>",
        "heading": "<h2>{}</h2>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" loading="lazy" class="mx-auto rounded-lg">'
    if text and tale.number % 3 == 0:
        return f'<div class="not-prose my-6">{image}<div class="mt-2 text-center text-sm italic text-slate-500">{text}</div></div>'
    caption = f'<figcaption class="text-center">{text}</figcaption>' if text else ""
    return f"<figure>{image}{caption}</figure>"


def _papers(tale: Tale) -> str:
    made = "".join(f'<a href="{one.path}" class="flex items-center gap-3 rounded-lg p-3 ring-1 ring-slate-200 hover:bg-slate-50">{ICON}<span class="flex-1">{escape(one.title)}</span></a>' for one in tale.papers)  # fmt: skip
    return f'<div class="mt-8"><div class="mb-3 font-semibold">Tài liệu đính kèm ({len(tale.papers)})</div><div class="grid gap-3">{made}</div></div>' if made else ""  # fmt: skip


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[5:12] if isinstance(page, Tale) else page.beside[:7]
    read = links(others, '<li class="flex gap-3"><span class="text-2xl font-bold text-slate-300">{n}</span><a href="{path}" wire:navigate class="line-clamp-3 text-sm hover:text-sky-700">{title}</a></li>')  # fmt: skip
    foot = "".join(f'<p class="text-sm text-sky-100">{line}</p>' for line in office_lines(page.office))
    links_made = wide_menu('<li><a href="/trang/{n}" wire:navigate class="block px-3 py-2 hover:bg-sky-800">{name}</a></li>')  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi" class="scroll-smooth"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} - {page.department}</title><link rel="preload" as="style" href="/build/assets/app-Dx9.css"><script type="module" src="/build/assets/app-Bq1.js"></script><style>[wire\\:loading]{{display:none}}</style></head><body class="bg-slate-50 font-sans text-slate-800 antialiased">
<header class="bg-white shadow-sm"><div class="mx-auto flex max-w-7xl items-center gap-4 px-4 py-4"><img src="/images/quoc-huy.svg" alt="" class="h-16"><div><p class="text-sm uppercase text-red-700">Cổng thông tin điện tử</p><p class="text-2xl font-bold uppercase text-sky-900">{page.department}</p></div><form action="/tim-kiem" class="ml-auto"><input type="search" name="q" placeholder="Tìm kiếm..." class="rounded-full border-slate-300"></form></div><nav class="bg-sky-900 text-white"><ul class="mx-auto flex max-w-7xl flex-wrap">{links_made}</ul></nav></header>
<main class="mx-auto grid max-w-7xl gap-8 px-4 py-8 lg:grid-cols-12"><div class="lg:col-span-8" wire:id="k3" wire:snapshot="{{&quot;data&quot;:[]}}">{inner}</div><aside class="space-y-6 lg:col-span-4">{SIDE.format("Đọc nhiều nhất", f'<ol class="space-y-4">{read}</ol>')}{SIDE.format("Dịch vụ trực tuyến", '<ul class="space-y-2 text-sm"><li><a href="https://dvc.example/">Cổng dịch vụ công quốc gia</a></li><li><a href="/hoi-dap">Hỏi đáp trực tuyến</a></li></ul>')}</aside></main>
<footer class="bg-sky-950 text-white"><div class="mx-auto grid max-w-7xl gap-6 px-4 py-10 md:grid-cols-2"><div><p class="mb-2 text-lg font-semibold">{page.office.name}</p>{foot}</div><div class="text-sm text-sky-100"><p>Đang trực tuyến: 33</p><p>Tổng lượt truy cập: 902.118</p></div></div><div class="border-t border-sky-800 py-4 text-center text-xs">© {page.today.year} {page.department}</div></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<article class="flex gap-5 rounded-xl bg-white p-4 ring-1 ring-slate-200"><a href="{path}" wire:navigate class="w-48 shrink-0"><img src="/storage/thumb/l{n}.webp" alt="{title}" loading="lazy" class="rounded-lg"></a><div><h2 class="text-lg font-semibold"><a href="{path}" wire:navigate>{title}</a></h2><p class="text-xs text-slate-500">{clock} {day}</p><p class="mt-2 line-clamp-3 text-sm">{summary}</p></div></article>')  # fmt: skip
    numbers = pager(page, '<a href="{path}" class="px-4 py-2 ring-1 ring-slate-300" aria-label="Đến trang {n}">{n}</a>', '<span aria-current="page"><span class="bg-sky-700 px-4 py-2 text-white">{n}</span></span>')  # fmt: skip
    more = f'<a href="{page.next_path}" rel="next" class="px-4 py-2" aria-label="Trang sau">{ICON}</a>' if page.next_path else ""  # fmt: skip
    return _frame(page, page.section, f'<h1 class="mb-6 text-2xl font-bold text-sky-900">{page.section}</h1><div class="space-y-4">{items}</div><nav role="navigation" aria-label="Phân trang" class="mt-8 flex justify-center">{numbers}{more}</nav>')  # fmt: skip


LAYOUT = Layout(
    "livewire", "Sở Khoa học tỉnh Suối Trâm", "skh.suoitram.example", "/tin-tuc/{slug}", "/storage/anh/{year}/{month}/{name}.webp", "/storage/tai-lieu/{name}", dates, article, roll,
    roll_path="/chuyen-de/{section}", page_path="{path}?page={page}", contacts=True, most_lines=2,
    signings=("tin-anh", "bai-anh", "tac-gia", "nguon", "none"), credits=("dot", "dash", "source"),
)  # fmt: skip
