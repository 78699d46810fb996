# ruff: noqa: E501  (markup reads better unbroken)
"""A portal of utility classes: divs and spans without one name that means anything, hydrated by script."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%H:%M, %d/%m/%Y}"), minute(later, f"{later:%H:%M, %d/%m/%Y}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<div class="mt-4 text-lg font-semibold leading-7 text-slate-700">{ink(tale, tale.lead)}</div>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    updated = f'<span class="mx-2">•</span><span>Cập nhật {tale.updated.raw}</span>' if tale.updated else ""
    signed = (
        f'<div class="mt-6 flex justify-end text-sm font-bold">{ink(tale, tale.signing.raw)}</div>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<a class="flex items-center gap-2 rounded border p-3" href="{one.path}"><svg class="h-5 w-5"></svg><span class="truncate">{escape(one.title)}</span></a>'
        for one in tale.papers
    )
    inner = f"""<div class="col-span-12 lg:col-span-8"><div class="flex gap-1 text-xs text-slate-500"><a href="/">Trang chủ</a><span>/</span><a href="/x">{tale.section}</a></div><div class="mt-2 text-3xl font-bold">{ink(tale, tale.title)}</div>
<div class="mt-2 flex text-sm text-slate-500"><span>Đăng lúc {tale.published.raw}</span>{updated}<span class="mx-2">•</span><span>{tale.views} lượt xem</span></div>{lead}<div class="mt-6 space-y-4">{body}</div>{signed}<div class="mt-6 grid gap-2">{papers}</div>
<div class="mt-10 border-t pt-4"><div class="text-xl font-bold">Bài viết liên quan</div><div class="grid grid-cols-3 gap-4">{links(tale.others[:6], '<a class="block" href="{path}"><img class="rounded" src="/i{n}.webp" alt=""><div class="mt-2 font-semibold">{title}</div><div class="text-xs">{day}</div><div class="line-clamp-3 text-sm">{summary}</div></a>')}</div></div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="overflow-x-auto"><table class="w-full text-sm"><tbody>{rows(tale, piece, "td class=p-2")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<div class="text-lg font-bold">{}</div>',
        "quote": '<div class="border-l-4 pl-4 italic">{}</div>',
    }
    return shapes.get(piece.kind, '<div class="text-justify leading-7">{}</div>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "".join(f"<div>{ink(tale, one)}</div>" for one in shot.lines)
    caption = f'<div class="mt-1 text-center text-sm italic text-slate-500">{text}</div>' if text else ""
    return f'<div class="my-4"><img class="mx-auto" loading="lazy" src="{shot.path}" alt="{escape(shot.alt)}">{caption}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[7:11] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} — {page.department}</title></head><body class="bg-slate-50"><div id="__next"><div class="bg-red-700 text-white"><div class="mx-auto flex max-w-7xl items-center gap-4 p-4"><img src="/q.svg" alt=""><div><div class="text-sm">CỔNG THÔNG TIN ĐIỆN TỬ</div><div class="text-2xl font-extrabold">{page.department.upper()}</div></div><div class="ml-auto text-sm">{page.today:%H:%M, %d/%m/%Y}</div></div></div>
<div class="flex gap-6 bg-white p-3">{wide_menu('<a class="text-sm" href="/muc/{n}">{name}</a>')}</div><div class="mx-auto grid max-w-7xl grid-cols-12 gap-6">{inner}<div class="col-span-12 lg:col-span-4"><div class="rounded bg-white p-4"><div class="font-bold">Mới cập nhật</div>{links(others, '<div class="border-b py-2"><a class="text-sm" href="{path}">{title}</a><div class="text-xs">{summary}</div></div>')}</div></div></div><div class="bg-slate-800 p-6 text-white"><div>{page.department}</div><div class="text-xs">Giữ bản quyền nội dung trên cổng thông tin này</div></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="flex gap-4 border-b py-4"><a href="{path}"><img class="w-40" src="/i{n}.webp" alt=""></a><div><a class="text-lg font-semibold" href="{path}">{title}</a><div class="text-xs">{clock}, {day}</div><div class="line-clamp-2">{summary}</div></div></div>',
    )
    numbers = "".join(
        f'<a class="rounded border px-3 py-1" href="{path}">{number}</a>' for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        page.section,
        f'<div class="col-span-12 lg:col-span-8"><div class="text-2xl font-bold">{page.section}</div>{items}<div class="mt-4 flex justify-center gap-2">{numbers}</div></div>',
    )


LAYOUT = Layout(
    "tailwind", "Sở Tài chính tỉnh Mũi Lá", "stc.muila.example", "/bai-viet/{slug}-{number}", "/media/{year}/{name}.webp", "/media/docs/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}?trang={page}", sections=False, most_lines=2, signings=("tin-anh", "name", "bai-anh-line", "none"), credits=("dash", "line"),
)  # fmt: skip
