# ruff: noqa: E501  (markup reads better unbroken)
"""Invented pages of every kind, and articles about the same things: the half written before the rules, kept apart."""

from __future__ import annotations

from typing import Final

from tests.pages.odd_frames import HOST, NEWS, bare, modules, panels, posted, sections, tables
from tests.pages.odd_pages import Odd

_LONG: Final = (
    "<p>Chiều 20/5/2023, đoàn công tác của Sở đã kiểm tra tình hình cung ứng xăng dầu tại các huyện ven biển của tỉnh.</p>"
    "<p>Theo báo cáo, nguồn hàng trong quý II ổn định, các thương nhân đầu mối cam kết giao đủ lượng hàng đã đăng ký.</p>"
    "<p>Đoàn đề nghị các cửa hàng niêm yết giá rõ ràng, bảo đảm thời gian bán hàng và an toàn phòng cháy chữa cháy.</p>"
)
_ITEMS: Final = "".join(f'<li><h3><a href="{url}">{text}</a></h3><span>20/05/2023</span></li>' for url, text in NEWS)

DOCUMENTS: Final = (
    Odd("document", "WebForms grid, value under label", "/VanBan/ViewDoc.aspx?ItemID=812", posted(
        '<h2 class="articletitle">Văn bản</h2><table class="tbl-vb"><tr><td class="lb">Số ký hiệu</td><td><span id="lblSo">812/KH-SCT</span></td></tr><tr><td class="lb">Ngày ban hành</td><td>20/05/2023</td></tr><tr><td class="lb">Ngày hiệu lực</td><td></td></tr><tr><td class="lb">Người ký</td><td>Lê Thị Thử</td></tr><tr><td class="lb">Trích yếu nội dung</td><td>Kế hoạch phát triển thương mại điện tử tỉnh Ví Dụ năm 2023</td></tr><tr><td class="lb">Cơ quan ban hành</td><td>Sở Công Thương</td></tr><tr><td class="lb">Tài liệu đính kèm</td><td><a href="/Data/File/812.doc">Tải về</a></td></tr></table>',
        title="Văn bản - Sở Công Thương tỉnh Ví Dụ")),
    Odd("document", "definition list", "/chi-tiet-van-ban/812-ke-hoach", sections(
        '<h1 class="title-detail">Kế hoạch 812/KH-SCT phát triển thương mại điện tử năm 2023</h1><dl><dt>Số hiệu văn bản</dt><dd>812/KH-SCT</dd><dt>Hình thức văn bản</dt><dd>Kế hoạch</dd><dt>Lĩnh vực</dt><dd>Thương mại</dd><dt>Ngày ban hành</dt><dd>20/05/2023</dd><dt>Người ký duyệt</dt><dd>Lê Thị Thử</dd></dl><a class="link-download" href="/upload/812.pdf">Tải tệp về</a>',
        title="Kế hoạch 812/KH-SCT phát triển thương mại điện tử năm 2023")),
    Odd("document", "Joomla table with a long text", "/index.php?option=com_vanban&view=item&id=812", modules(
        f'<div class="componentheading">Văn bản</div><table class="contentpaneopen"><tr><th>Ký hiệu:</th><td>812/KH-SCT</td></tr><tr><th>Trích yếu:</th><td>Kế hoạch phát triển thương mại điện tử tỉnh Ví Dụ năm 2023</td></tr><tr><th>Ngày ký:</th><td>20/05/2023</td></tr><tr><th>Tình trạng hiệu lực:</th><td>Còn hiệu lực</td></tr></table>{_LONG}',
        title="Văn bản số 812/KH-SCT")),
    Odd("document", "lines with breaks", "/document/812", tables(
        'Số văn bản: <b>812/KH-SCT</b><br>Ngày ban hành: 20/05/2023<br>Ngày hiệu lực: 20/05/2023<br>Về việc: Phát triển thương mại điện tử tỉnh Ví Dụ năm 2023<br>Cơ quan ban hành: Sở Công Thương<br>Người ký: Lê Thị Thử<br><a href="/files/812.docx">Nội dung văn bản</a>')),
)  # fmt: skip

SEARCHES: Final = (
    Odd("search", "WebForms results", "/Search/Results.aspx?keyword=x%C4%83ng+d%E1%BA%A7u", posted(f"<h2>Kết quả tìm kiếm</h2><div>Khoảng 6 kết quả với từ khóa <i>xăng dầu</i></div><ul>{_ITEMS}</ul>", title="Tìm kiếm")),
    Odd("search", "Joomla's form", "/index.php?option=com_search&searchword=xang", modules(f'<h2 class="contentheading">Tìm kiếm</h2><form id="searchForm"><input name="searchword"><input type="radio">Chính xác</form><p>Từ khóa tìm kiếm: xang. Tổng số: 6 kết quả được tìm thấy.</p><ol>{_ITEMS}</ol>', title="Tìm kiếm")),
    Odd("search", "advanced form", "/tim-kiem-nang-cao", sections('<h1>Tìm kiếm nâng cao</h1><form><input name="keyword"><input name="tu-ngay"><input name="den-ngay"></form>', title="Tìm kiếm nâng cao")),
    Odd("search", "empty results", "/search?keyword=zzz", tables("<b>Kết quả tìm kiếm với từ khóa: zzz</b><br>Không tìm thấy kết quả nào.", title="Kết quả tìm kiếm")),
)  # fmt: skip

_FORM: Final = '<form method="post"><p>Tài khoản</p><input name="UserName" type="text"><p>Mật khẩu</p><input name="Password" type="password"><p><a href="/Account/Forgot">Quên mật khẩu?</a></p></form>'
LOGINS: Final = (
    Odd("login", "WebForms", "/Secure/Login.aspx?returnurl=%2fVanBan", posted(f"<h2>Đăng nhập</h2>{_FORM}", title="Đăng nhập - Sở Công Thương")),
    Odd("login", "single sign-on, alone", "/tin-noi-bo/thong-bao-5.html", bare(f"<h2>Hệ thống xác thực tập trung tỉnh Ví Dụ</h2>{_FORM}", title="Đăng nhập | SSO")),
    Odd("login", "Liferay", "/c/portal/login?p_l_id=10180", sections(f'<h2>Sign In</h2>{_FORM}', title="Sign In - Sở Công Thương")),
    Odd("login", "with words on who may enter", "/dang-nhap?redirect=/lich-cong-tac", panels(f"<h2>Đăng nhập</h2><p>Chỉ cán bộ, công chức, viên chức của Sở Công Thương được cấp tài khoản mới xem được nội dung này.</p>{_FORM}", title="Đăng nhập")),
)  # fmt: skip

BLOCKS: Final = (
    Odd("blocked", "FortiWeb", "/tin-tuc/x-1.html", bare('<table><tr><td><h1>Web Page Blocked!</h1></td></tr><tr><td><p>The page cannot be displayed. Please contact the administrator for additional information.</p><p>URL: sct.vidu.gov.vn/tin-tuc/x-1.html</p><p>Client IP: 198.51.100.7</p><p>Attack ID: 20000051</p><p>Message ID: 001203448710</p></td></tr></table>', title="The page is temporarily unavailable")),
    Odd("blocked", "Incapsula in a frame", "/gioi-thieu", bare('<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=5&xinfo=9" frameborder="0" width="100%">Request unsuccessful. Incapsula incident ID: 1172000920-1</iframe>')),
    Odd("blocked", "are you human, in Vietnamese", "/van-ban", bare('<div><h2>Xác minh bạn không phải là robot</h2><p>Hệ thống phát hiện lưu lượng truy cập bất thường từ mạng của bạn. Vui lòng nhập mã xác nhận bên dưới để tiếp tục.</p><img src="/captcha.php"><input name="captcha"><button>Tiếp tục</button></div>', title="Xác minh truy cập")),
    Odd("blocked", "mod_security", "/news/y", bare("<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>", title="Not Acceptable!")),
    Odd("blocked", "a refresh that waits for a cookie", "/lien-he", bare("", head='<script>document.cookie="_test=3a1f; path=/";location.href="https://sct.vidu.gov.vn/lien-he?attempt=1";</script>')),
)  # fmt: skip

_PITCH: Final = "".join(f"<p>{text}</p>" for text in (
    "789Club là cổng game bài đổi thưởng được săn đón, nạp rút nhanh chóng, hoàn trả mỗi ngày và bảo mật tuyệt đối.",
    "Sảnh casino online với dealer xinh đẹp, baccarat, rồng hổ, tài xỉu và hàng trăm trò slot nổ hũ đang chờ bạn khám phá.",
    "Tham gia soi kèo nhà cái, đặt cược thể thao và nhận thưởng chào mừng lên đến 8.888.000 đồng cho hội viên mới.",
))  # fmt: skip
BROKEN: Final = (
    Odd("broken", "PHP speaks", "/tin.php?id=4", bare("<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /home/sct/public_html/tin.php:12<br />")),
    Odd("broken", "Joomla is away", "/index.php?id=4", bare("<p>Trang web đang được nâng cấp. Vui lòng trở lại sau.</p><form><input type='password' name='passwd'></form>", title="Sở Công Thương tỉnh Ví Dụ")),
    Odd("broken", "the bill was not paid", "/tin-tuc/x-4.html", bare("<h1>Account Suspended</h1><p>This Account has been suspended.</p><p>Contact your hosting provider for more information.</p>", title="Account Suspended")),
    Odd("broken", "a proxy gives up", "/van-ban/4", bare("<h1>502 Bad Gateway</h1><hr>nginx/1.18.0", title="502 Bad Gateway")),
)  # fmt: skip
HACKED: Final = (    Odd("hacked", "owned, in black", "/index.html", bare("<center><pre>[ 0wned ]</pre><h2>Defaced by Team Bong Dem</h2><p>We are legion. Admin, patch your server!</p><marquee>Greetz to all</marquee></center>", title="Defaced by Team Bong Dem")),
    Odd("hacked", "a game of cards in the WebForms frame", "/789club.aspx", posted(f"<h2>789Club - Cổng game bài đổi thưởng uy tín</h2>{_PITCH}", title="789Club - Cổng game bài đổi thưởng uy tín số 1")),
    Odd("hacked", "the shop alone, in English", "/", bare("<h1>Buy Viagra Online Without Prescription</h1><p>Cheap viagra and cialis pills online, fast delivery, no prescription needed, best price guaranteed for all orders.</p><p>Order generic viagra online today. Online pharmacy with discreet shipping worldwide and bonus pills for you.</p><a href='http://pills.example.net/'>Order viagra now</a>", title="Buy Viagra Online - Cheap Pills")),
    Odd("hacked", "one line in the portal's place", "/tin-tuc", bare("<h1>HACKED BY ANH TRANG</h1><p>Trang web này đã bị tấn công! Bảo mật quá kém.</p>", title="hacked")),
)  # fmt: skip

MISSING: Final = (
    Odd("missing", "WebForms", "/Article/ViewPost.aspx?ItemID=1", posted("<h2>Thông báo</h2><p>Bài viết không tồn tại hoặc bạn không có quyền truy cập.</p>", title="Sở Công Thương tỉnh Ví Dụ")),
    Odd("missing", "English words of a system", "/node/99", sections("<h1>Page not found</h1><p>The requested page could not be found.</p>", title="Page not found | Sở Công Thương")),
    Odd("missing", "a large number", "/a/b/c.html", modules("<h1>404</h1><p>Xin lỗi! Trang mà bạn tìm không tồn tại.</p><a href='/'>Quay về trang chủ</a>", title="404")),
    Odd("missing", "removed", "/tin-tuc/y-2.html", tables("<b>Tin bài này đã bị gỡ bỏ hoặc đường dẫn không đúng.</b>")),
)  # fmt: skip


def _article(name: str, title: str, text: str = _LONG, frame: object = posted, path: str = "") -> Odd:
    assert callable(frame)
    html = frame(f"<h2 class='articletitle'>{title}</h2><span>Thứ bảy, 20/05/2023</span><div>{text}</div>", title=title)
    return Odd("article", name, path or f"/tin-tuc/bai-viet-{len(title)}.html", html)


ARTICLES: Final = (
    _article("about a site taken over", "Website huyện bị tin tặc tấn công, để lại dòng chữ Hacked by", "<p>Trang chủ hiện dòng chữ Hacked by trên nền đen trong hai giờ.</p>", modules),
    _article("warning of links of bets", "Cảnh báo quảng cáo nhà cái, casino trực tuyến chèn vào trang thông tin điện tử", "<p>Sở Thông tin và Truyền thông cảnh báo tình trạng link vào nhà cái, soi kèo, tài xỉu bị chèn vào trang .gov.vn.</p>" + _LONG, sections),
    _article("about loans", "Cảnh giác với vay tiền nhanh qua ứng dụng", "<p>Nhiều người sập bẫy vay tiền nhanh, vay tiền online lãi cao.</p>" + _LONG, panels),
    _article("about the portal's new log-in", "Thông báo thay đổi trang đăng nhập hệ thống một cửa", "<p>Từ 1/6, cán bộ đăng nhập tại địa chỉ mới.</p>", posted, "/thong-bao/login-moi.html"),
    _article("about a page that is no more", "Trang không tồn tại trên bản đồ số: chợ nổi cũ qua ảnh", _LONG, modules),
    _article("about firewalls", "Triển khai tường lửa, Access Denied không còn là nỗi lo", "<p>Hệ thống chặn truy cập bất thường và trả về mã sự cố.</p>" + _LONG, panels),
    _article("a lottery draw of the state", "Kết quả xổ số kiến thiết Ví Dụ ngày 20/5", "<p>Giải đặc biệt 123456 thuộc về đại lý huyện ven biển.</p>" + _LONG, sections),
    _article("search of a ship, with a key in the address", "Tìm kiếm cứu nạn tàu cá gặp sự cố", _LONG, posted, "/tin-tuc/tau-ca-9.html?keyword=t%C3%A0u"),
    _article("an archive that writes of a removed article", "Về bài viết đã bị xóa trên mạng xã hội", "<p>Bài viết đã bị xóa sau khi cơ quan chức năng làm việc với chủ tài khoản.</p>", panels),
    Odd("list", "a form and a list of documents", "/van-ban?coquan=1", posted('<h2>Văn bản chỉ đạo</h2><table><tr><td>Số ký hiệu:</td><td><input></td><td>Trích yếu:</td><td><input></td></tr><tr><td>Ngày ban hành:</td><td><input></td><td>Cơ quan ban hành:</td><td><select><option>Tất cả</option></select></td></tr></table>' + "".join(f"<div class='vb'><a href='/VanBan/{n}.aspx'>Công văn số {n} về việc báo cáo tình hình cung ứng xăng dầu</a><p>Ngày ban hành: 1{n}/05/2023</p></div>" for n in range(1, 8)), title="Văn bản chỉ đạo")),
    Odd("list", "a list whose head calls every page home", "/tin-tuc-su-kien-noi-bat", sections(f"<h1>Tin tức sự kiện</h1><ul>{_ITEMS}</ul>", title="Tin tức sự kiện - Sở Công Thương", head=f'<link rel="canonical" href="https://{HOST}/">')),
)  # fmt: skip

APART: Final = (*DOCUMENTS, *SEARCHES, *LOGINS, *BLOCKS, *BROKEN, *HACKED, *MISSING, *ARTICLES)
