"""The pages of a small portal with sections, and what can become of them over night."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

SECTIONS = {
    "tin-tuc": "Tin tức",
    "van-ban": "Văn bản",
    "khuyen-cong": "Khuyến công",
    "an-toan": "An toàn",
    "le-hoi": "Lễ hội",
}
BODY = tuple(
    """\
Sáng ngày 12/3, Sở Công Thương đã tổ chức hội nghị triển khai nhiệm vụ của ngành, lãnh đạo Sở chủ trì hội nghị và phát \
biểu chỉ đạo về các nội dung trọng tâm của quý tới.
Hội nghị đã nghe báo cáo kết quả công tác, thảo luận các giải pháp phát triển công nghiệp và thương mại trên địa bàn \
tỉnh, đồng thời biểu dương nhiều tập thể và cá nhân có thành tích xuất sắc trong phong trào thi đua.""".split("\n")
)
PARKED = b"""<!DOCTYPE html><html><head><title>sct.thunghiem.example</title></head><body>
<h1>sct.thunghiem.example</h1><p>This domain is for sale. Buy this domain today!</p>
<a href="http://ads.example/">Loans</a></body></html>"""
SHOPS = {"w88": "nhà cái W88 uy tín", "bet": "cá cược bóng đá trực tuyến", "slot": "casino online nổ hũ"}
PLANTED = '<div style="position:absolute;left:-9999px">' + "".join(
    f'<a href="http://{name}.example.com/">{words}</a> '
    for name, words in SHOPS.items()
) + "</div>"  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its number, its section, its day, and what its page shows of it."""

    number: int
    section: str
    day: int
    dated: bool = True
    titled: bool = True
    planted: bool = False

    @property
    def path(self) -> str:
        return f"/{self.section}/bai-{self.number}.html"

    @property
    def title(self) -> str:
        return f"Hội nghị triển khai nhiệm vụ công tác lần thứ {self.number} của ngành"

    def page(self) -> bytes:
        title = self.title if self.titled else "Sở Công Thương tỉnh Thử Nghiệm"
        date = f'<div class="date">Ngày đăng: {self.day % 28 + 1:02}/10/2026</div>' if self.dated else ""
        text = "".join(f"<p>{paragraph} ({self.number})</p>" for paragraph in BODY)
        name = SECTIONS[self.section]
        return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="menu"><a href="/">Trang chủ</a></div>
<div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/{self.section}/">{name}</a></div>
<div class="main"><h1>{title}</h1>{date}<div class="content">{text}
<p style="text-align:right">Tin, ảnh: Xuyên</p></div></div>{PLANTED if self.planted else ""}
</body></html>""".encode()


@dataclass
class Portal:
    """The portal as it stands: stories by number; `pages` gives what its server answers, by path."""

    stories: dict[int, Story] = field(default_factory=dict)
    emptied: set[str] = field(default_factory=set)
    planted: bool = False

    def publish(self, count: int, day: int) -> list[str]:
        """Publish new stories of a day (0: each of another), one section after the other, and give their paths."""
        first, names = len(self.stories), list(SECTIONS)
        new = [Story(number, names[number % len(names)], day or number) for number in range(first, first + count)]
        self.stories |= {story.number: story for story in new}
        return [story.path for story in new]

    def change(self, section: str | None = None, **said: bool) -> None:
        """Show the stories of a section (None: all) in another way."""
        for story in list(self.stories.values()):
            if section in (None, story.section):
                self.stories[story.number] = replace(story, **said)  # type: ignore[arg-type]

    def pages(self) -> dict[str, bytes]:
        newest = sorted(self.stories.values(), key=lambda story: -story.number)
        pages = {"/": self.listing("Trang chủ", newest[:10])}
        for section, name in SECTIONS.items():
            own = [story for story in newest if story.section == section and section not in self.emptied]
            pages[f"/{section}/"] = self.listing(name, own[:30])
        return pages | {story.path: story.page() for story in newest}

    def listing(self, name: str, stories: list[Story]) -> bytes:
        items = "".join(
            f'<li><a href="{one.path}">{one.title}</a> <i>{one.day % 28 + 1:02}/10/2026</i></li>' for one in stories
        )
        menu = "".join(f'<a href="/{path}/">{words}</a> ' for path, words in SECTIONS.items())
        return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{name}</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> {menu}</div><div class="main"><h2>{name}</h2><ul>{items}</ul></div>
{PLANTED if self.planted else ""}</body></html>""".encode()
