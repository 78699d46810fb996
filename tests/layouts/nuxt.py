# ruff: noqa: E501  (markup reads better unbroken)
"""A Nuxt portal of utility classes: time elements, scoped data attributes, twins for phones, comments as anchors."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

NUMBERED = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "CN")


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{NUMBERED[posted.weekday()]}, {posted:%d/%m/%Y, %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="mb-5 text-lg font-semibold text-gray-800">{ink(tale, tale.lead)}</p>' if tale.lead else "<!---->"
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p class="mt-4 text-right font-medium italic">{ink(tale, tale.signing.raw)}</p>'
        if tale.signing.raw
        else "<!---->"
    )
    stamp = f'<time datetime="{tale.when.isoformat()}" class="text-sm text-gray-500">{tale.published.raw}</time>'
    inner = f"""<div class="w-full lg:w-2/3 lg:pr-8" data-v-7a2c11fe><div class="mb-3 hidden items-center justify-between lg:flex"><div class="flex items-center space-x-2 text-sm"><a href="/" class="hover:underline">Trang chủ</a><span>›</span><a href="/x" class="hover:underline">{tale.section}</a></div>{stamp}</div>
<h1 class="mb-3 text-2xl font-bold leading-tight md:text-3xl" data-v-7a2c11fe>{ink(tale, tale.title)}</h1><div class="mb-3 block lg:hidden">{stamp}</div><!--[--><div class="flex items-center gap-3 text-xs"><button type="button" class="rounded-full border p-2">A-</button><button type="button" class="rounded-full border p-2">A+</button><span class="flex items-center"><svg class="h-4 w-4"></svg>{tale.views}</span></div><!--]-->
{lead}<div class="text-base leading-relaxed text-gray-900" data-v-7a2c11fe>{body}</div>{signed}{_papers(tale)}
<div class="mt-8 border-t-2 border-blue-700 pt-4"><p class="mb-4 text-lg font-bold uppercase text-blue-700">Tin liên quan</p><div class="space-y-3">{links(tale.others[:5], '<div class="flex items-start space-x-2"><span class="mt-2 h-1 w-1 bg-gray-400"></span><a href="{path}" class="font-medium">{title}</a><time class="whitespace-nowrap text-xs text-gray-400">{day}</time></div>')}</div></div></div>"""
    head = f'<meta name="description" content="{escape(tale.lead)}">' if tale.lead else ""
    return _frame(tale, tale.title, head, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="my-4 overflow-x-auto"><table class="min-w-full border text-sm"><tbody>{rows(tale, piece, "td class=border")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p class="mb-3"><b>{}</b></p>',
        "quote": '<div class="my-4 border-l-4 border-gray-300 pl-4 italic"><p>{}</p></div>',
    }
    return shapes.get(piece.kind, '<p class="mb-4">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" loading="lazy" class="h-auto w-full rounded-lg" data-v-7a2c11fe>'
    text = "".join(f"<p>{ink(tale, one)}</p>" for one in shot.lines)
    if tale.number % 2:
        caption = f'<figcaption class="bg-gray-100 p-2 text-sm">{text}</figcaption>' if text else "<!---->"
        return f'<figure class="my-6">{image}{caption}</figure>'
    caption = "".join(f'<p class="mb-4 text-center text-sm italic">{ink(tale, one)}</p>' for one in shot.lines)
    return f'<div class="mb-2 flex justify-center">{image}</div>{caption}'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return "<!---->"
    made = "".join(
        f'<li class="flex items-center justify-between py-2"><a href="{one.path}" target="_blank" class="text-blue-700 underline">{escape(one.title)}</a><a href="{one.path}" download class="rounded bg-blue-700 px-3 py-1 text-xs text-white">Tải về</a></li>'
        for one in tale.papers
    )
    return f'<div class="mt-6 rounded-lg bg-blue-50 p-4"><p class="font-bold">Tài liệu đính kèm</p><ul class="divide-y">{made}</ul></div>'


def _frame(page: Tale | Roll, title: str, head: str, inner: str) -> str:
    others = page.others[5:10] if isinstance(page, Tale) else page.beside[:5]
    newest = links(
        others,
        '<div class="border-b border-dashed py-3"><a href="{path}" class="line-clamp-2 font-medium">{title}</a><time class="text-xs text-gray-400">{day} {clock}</time></div>',
    )
    entries = wide_menu('<a href="/muc/{n}" class="px-3 py-2 text-sm font-medium text-white">{name}</a>')
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} | {page.department}</title>{head}<link rel="preload" as="script" href="/_nuxt/entry.7c1f.js"></head><body class="bg-gray-50 font-sans antialiased"><div id="__nuxt"><div class="min-h-screen"><div class="bg-gradient-to-r from-blue-800 to-blue-600"><div class="container mx-auto flex items-center py-4"><a href="/" class="flex items-center"><img src="/quochuy.png" alt="" class="mr-4 h-16"><span class="text-white"><span class="block text-sm uppercase">Trang thông tin điện tử</span><span class="block text-2xl font-bold uppercase">{page.department}</span></span></a><span class="ml-auto hidden text-sm text-white md:block">{NUMBERED[page.today.weekday()]}, {page.today:%d/%m/%Y}</span></div></div>
<div class="hidden bg-blue-900 lg:flex">{entries}</div><div class="fixed inset-0 z-50 hidden bg-blue-900 lg:hidden"><div class="flex flex-col">{entries}</div></div><div class="container mx-auto flex flex-wrap py-6">{inner}<div class="hidden w-full lg:block lg:w-1/3"><div class="rounded bg-white p-4 shadow"><p class="mb-2 text-lg font-bold">Tin mới nhất</p>{newest}</div></div><div class="block w-full lg:hidden"><div class="rounded bg-white p-4"><p class="text-lg font-bold">Tin mới nhất</p>{newest}</div></div></div>
<div class="bg-blue-900 py-8 text-white"><div class="container mx-auto"><p class="font-bold uppercase">{page.department}</p><p class="text-sm">Khi trích dẫn thông tin cần ghi rõ nguồn</p></div></div></div></div><script>window.__NUXT__={{serverRendered:true,config:{{public:{{}}}}}}</script></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="group flex flex-col gap-4 border-b py-5 md:flex-row"><a href="{path}" class="block md:w-1/3"><img src="/t/{n}.webp" alt="" class="aspect-video object-cover"></a><div class="md:w-2/3"><a href="{path}" class="text-lg font-bold group-hover:text-blue-700">{title}</a><div class="my-1"><time class="text-xs text-gray-400">{day} {clock}</time></div><p class="line-clamp-3 text-sm">{summary}</p></div></div>',
    )
    numbers = pager(
        page,
        '<a href="{path}" class="h-9 w-9 border text-center leading-9">{n}</a>',
        '<span class="h-9 w-9 bg-blue-700 text-center leading-9 text-white">{n}</span>',
    )
    return _frame(
        page,
        page.section,
        "",
        f'<div class="w-full lg:w-2/3 lg:pr-8"><h1 class="mb-4 text-2xl font-bold uppercase">{page.section}</h1>{items}<div class="mt-6 flex justify-center space-x-1">{numbers}</div></div>',
    )


LAYOUT = Layout(
    "nuxt", "Sở Quy hoạch tỉnh Suối Ngàn", "sqh.suoingan.example", "/bai-viet/{slug}.{number}", "/cdn/{year}/{month}/{name}.jpg", "/cdn/tai-lieu/{name}", dates, article, roll,
    roll_path="/tin/{section}", page_path="{path}/trang-{page}", most_lines=2, signings=("tin-anh", "name-unit", "tac-gia", "collected", "none"), credits=("bracket", "slash", "dot"),
)  # fmt: skip
