# ruff: noqa: E501  (markup reads better unbroken)
"""Invented injections into an article's page, and honest links that look like them; one half of each was kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.pages.odd_frames import Frame, modules, panels, posted, sections, tables, themed

TITLE: Final = "Hội nghị triển khai công tác khuyến công năm 2023"
_DATE: Final = "<div class='ngay'>Ngày đăng: 14/04/2023 09:15</div>"
TEXT: Final = (
    "Sáng ngày 12/4/2023, Sở Công Thương tổ chức hội nghị triển khai công tác khuyến công với hơn một trăm đại biểu.",
    "Tham dự hội nghị có lãnh đạo các phòng chuyên môn, đại diện doanh nghiệp và các hợp tác xã trên địa bàn tỉnh.",
    "Hội nghị thống nhất năm nhóm nhiệm vụ trọng tâm, trong đó ưu tiên kết nối cung cầu và khuyến công địa phương.",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """What somebody put into a page: inside the article's text or below it; `hosts` are those of its links."""

    name: str
    frame: Frame
    inside: str = ""
    below: str = ""
    hosts: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The article's page with it."""
        text = "".join(f"<p>{one}</p>" for one in TEXT[:2]) + self.inside + f"<p>{TEXT[2]}</p>"
        body = f"<h1 class='title'>{TITLE}</h1>{_DATE}<div class='noidung'>{text}</div>{self.below}"
        return self.frame(body, title=TITLE)


INJECTED: Final = (
    Planted("pushed off the screen, below", panels, below='<div style="position:absolute; left:-9876px; top:0"><a href="https://kubet11.example.com/">kubet</a>, <a href="https://fun88.example.net">fun88</a>, nhà cái uy tín <a href="https://w88vip.example.org">w88</a></div>', hosts=("kubet11.example.com", "fun88.example.net", "w88vip.example.org")),
    Planted("not displayed, inside the text", themed, inside='<p style="display:none"><a href="https://bet.example.com/soi-keo">soi kèo bóng đá</a> <a href="https://bet.example.com/casino">casino trực tuyến</a></p>', hosts=("bet.example.com",)),
    Planted("a marquee without height, in English", tables, below='<marquee height="1" width="1" scrollamount="9000"><a href="http://essay.example.com/">cheap essay writing service</a> <a href="http://bags.example.net/">replica designer bags</a></marquee>', hosts=("essay.example.com", "bags.example.net")),
    Planted("in sight, in the footer", sections, below='<p>Đối tác: <a href="https://nhacai789.example.com">Nhà cái 789club</a> | <a href="https://188bet.example.com">188BET</a> | <a href="https://loan.example.com">vay tiền nhanh online</a></p>', hosts=("nhacai789.example.com", "188bet.example.com", "loan.example.com")),
    Planted("in a sentence of the text", modules, inside='<p>Xem thêm <a href="https://xoso.example.com/">xổ số online</a> và <a href="https://xoso.example.com/lo-de">lô đề online uy tín</a> hôm nay.</p>', hosts=("xoso.example.com",)),
    Planted("for browsers without scripts", posted, below='<noscript><a href="https://slot.example.com">slot game nổ hũ đổi thưởng</a></noscript>', hosts=("slot.example.com",)),
)  # fmt: skip

HONEST: Final = (
    Planted("links to newspapers on a raid", panels, inside='<p>Theo <a href="https://baovidu.vn/triet-pha-ca-cuoc-nha-cai-123.html">báo Ví Dụ đưa tin triệt phá đường dây cá cược</a>, công tác phòng ngừa được tăng cường.</p>'),
    Planted("a hidden menu of linked sites", sections, below='<div style="display:none"><a href="https://baovidu.vn">Báo Ví Dụ</a><a href="https://truyenhinhvidu.vn">Đài truyền hình</a><a href="https://dulichvidu.vn">Du lịch Ví Dụ</a></div>'),
    Planted("a heading replaced by a picture", tables, below='<a style="text-indent:-9999px;display:block" href="https://partner.example.vn">Ngân hàng Ví Dụ</a>'),
    Planted("a counter of visits", modules, below='<div style="width:1px;height:1px;overflow:hidden"><a href="https://counter.example.com"><img src="https://counter.example.com/0.gif" alt="counter"></a></div>'),
    Planted("a hotel's banner", themed, below='<p><a href="https://resort.example.com">Khách sạn và casino Biển Xanh</a></p>'),
)  # fmt: skip

INJECTED_APART: Final = (
    Planted("a box of no height", sections, below='<div style="overflow: hidden; height: 1px;"><h2><a href="https://www.hitclub.example.com/">Hitclub</a></h2><a href="https://go88.example.com/tai-app">tải Go88</a> cổng game bài đổi thưởng</div>', hosts=("www.hitclub.example.com", "go88.example.com")),
    Planted("letters of size zero in a paragraph", modules, inside='<p>Nhằm nâng cao hiệu quả<span style="font-size:0px"><a href="https://ku.example.com">ku casino</a> <a href="https://ku.example.com/x">nhà cái kubet</a></span>, Sở đề nghị các đơn vị phối hợp.</p>', hosts=("ku.example.com",)),
    Planted("unseen, pills", posted, below='<span style="visibility: hidden"><a href="http://pills.example.com">buy viagra online</a><a href="http://pills.example.com/c">cheap cialis</a></span>', hosts=("pills.example.com",)),
    Planted("a list in sight under the text", tables, below='<ul><li><a href="https://bong88.example.com">Bong88</a></li><li><a href="https://keonhacai.example.com">Kèo nhà cái 5</a></li><li><a href="https://daga.example.com">đá gà trực tiếp</a></li></ul>', hosts=("bong88.example.com", "keonhacai.example.com", "daga.example.com")),
    Planted("indented away", panels, below='<div style="text-indent:-5000px"><a href="https://watch.example.com">replica watches shop</a> and <a href="https://shoes.example.com">cheap jordan shoes</a></div>', hosts=("watch.example.com", "shoes.example.com")),
    Planted("a sentence that sells", themed, inside='<p>Trải nghiệm <a href="https://sunwin.example.com">Sunwin</a> - game bài đổi thưởng, nạp rút nhanh chóng.</p>', hosts=("sunwin.example.com",)),
)  # fmt: skip

HONEST_APART: Final = (
    Planted("a bank's loan", sections, below='<p><a href="https://nganhang.example.vn/vay">Vay mua nhà lãi suất ưu đãi</a></p>'),
    Planted("skip links and a social box", posted, below='<ul style="position:absolute;left:-9999em"><li><a href="#menu">Đến menu</a></li><li><a href="https://www.facebook.com/sct">Facebook của Sở</a></li></ul>'),
    Planted("a law on bets", panels, inside='<p>Xem <a href="https://thuvienphapluat.example.vn/nghi-dinh-06-2017">Nghị định 06/2017/NĐ-CP về kinh doanh đặt cược đua ngựa, đua chó và bóng đá quốc tế</a>.</p>'),
    Planted("a closed dialogue with an ordinary ad", themed, below='<div class="popup" style="display:none"><a href="https://sieuthi.example.vn">Siêu thị khuyến mãi 50% hàng Việt</a></div>'),
    Planted("lottery results of the state", tables, below='<p><a href="https://xosokienthiet.example.vn">Xổ số kiến thiết Ví Dụ</a></p>'),
)  # fmt: skip
