# ruff: noqa: E501  (markup reads better unbroken)
"""Invented pages of every kind, and articles about the same things: the half that the rules were tuned on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.pages.odd_frames import HOST, NEWS, bare, modules, panels, sections, tables, themed


@dataclass(frozen=True, slots=True)
class Odd:
    """A page and the kind that a careful reader gives it."""

    kind: str
    name: str
    path: str
    html: str

    @property
    def url(self) -> str:
        return f"https://{HOST}{self.path}"


DATE: Final = '<div class="ngay">Ngày đăng: 14/04/2023 09:15</div>'
TEXT: Final = (
    "<p>Sáng ngày 12/4/2023, Sở Công Thương tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ mới.</p>"
    "<p>Tham dự hội nghị có lãnh đạo các phòng chuyên môn, đại diện doanh nghiệp và các hợp tác xã trên địa bàn tỉnh.</p>"
    "<p>Hội nghị thống nhất năm nhóm nhiệm vụ trọng tâm, trong đó ưu tiên kết nối cung cầu và khuyến công địa phương.</p>"
)
_ROWS: Final = (
    ("Số/Ký hiệu", "14/2023/QĐ-UBND"), ("Ngày ban hành", "12/04/2023"), ("Ngày có hiệu lực", "25/04/2023"),
    ("Loại văn bản", "Quyết định"), ("Cơ quan ban hành", "UBND tỉnh Ví Dụ"), ("Người ký", "Trần Văn Mẫu"),
    ("Trích yếu", "Ban hành Quy chế quản lý cụm công nghiệp trên địa bàn tỉnh Ví Dụ"),
)  # fmt: skip
_GRID: Final = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in _ROWS)
_FILE: Final = '<a href="/upload/14-2023-qd-ubnd.pdf">14-2023-qd-ubnd.pdf</a>'

DOCUMENTS: Final = (
    Odd("document", "panel with a grid", "/laws/quyet-dinh-14-2023-qd-ubnd-35.html", panels(
        f'<h1 class="title">Quyết định 14/2023/QĐ-UBND về quản lý cụm công nghiệp</h1><table class="table">{_GRID}</table><h3>Tải về</h3><div class="list-group">{_FILE}</div>',
        title="Quyết định 14/2023/QĐ-UBND về quản lý cụm công nghiệp")),
    Odd("document", "one title for all pages", "/vanban.php?id=35", tables(
        f'<font size="4"><b>CHI TIẾT VĂN BẢN</b></font><table border="1">{_GRID}<tr><td>File đính kèm</td><td>{_FILE}</td></tr></table>')),
    Odd("document", "labels with colons in paragraphs", "/van-ban/14-2023", themed(
        "<h1 class='entry-title'>Thông tin văn bản</h1>" + "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in _ROWS) + f"<p>Tệp đính kèm: {_FILE}</p>",
        title="Thông tin văn bản")),
    Odd("document", "two labels in a row, the whole text below", "/van-ban/chi-tiet/14", sections(
        f'<h2>Quyết định số 14/2023/QĐ-UBND</h2><table><tr><td>Số hiệu:</td><td>14/2023/QĐ-UBND</td><td>Ngày ban hành:</td><td>12/04/2023</td></tr><tr><td>Trích yếu:</td><td colspan="3">Ban hành Quy chế quản lý cụm công nghiệp trên địa bàn tỉnh Ví Dụ</td></tr><tr><td>Người ký:</td><td>Trần Văn Mẫu</td><td>Cơ quan ban hành:</td><td>UBND tỉnh</td></tr></table><div class="noi-dung">{TEXT}</div>',
        title="Quyết định số 14/2023/QĐ-UBND")),
)  # fmt: skip

_RESULTS: Final = "".join(
    f'<div class="kq"><a href="{url}">{text}</a><p>Tóm tắt: {text.lower()} trong tháng này.</p></div>'
    for url, text in NEWS
)
SEARCHES: Final = (
    Odd("search", "results with a count", "/seek/?q=khuyen+cong", panels(
        f"<h3>Tìm kiếm trên site</h3><p>Tìm thấy 6 kết quả cho từ khóa: <b>khuyến công</b></p>{_RESULTS}", title="Tìm kiếm")),
    Odd("search", "WordPress, nothing found", "/?s=abcxyz", themed(
        "<h1 class='page-title'>Kết quả tìm kiếm cho: abcxyz</h1><p>Xin lỗi, không tìm thấy nội dung nào phù hợp với từ khóa của bạn. Vui lòng thử lại với từ khóa khác.</p>", title="Kết quả tìm kiếm cho “abcxyz”")),
    Odd("search", "a form and no results", "/tim-kiem.aspx", sections(
        '<h2>Tìm kiếm</h2><form action="/tim-kiem.aspx"><label>Từ khóa</label><input name="tukhoa"><label>Chuyên mục</label><select><option>Tất cả</option></select><button>Tìm</button></form>', title="Tìm kiếm")),
    Odd("search", "results in tables", "/timkiem.php?tukhoa=xuc+tien&trang=1", tables(
        f'<b>KẾT QUẢ TÌM KIẾM</b><br>Có 6 kết quả được tìm thấy<br>{_RESULTS}')),
)  # fmt: skip

_LOGIN: Final = '<form action="/users/login/" method="post"><label>Tên đăng nhập</label><input name="user"><label>Mật khẩu</label><input type="password" name="pass"><input type="checkbox">Ghi nhớ<button>Đăng nhập</button></form>'
LOGINS: Final = (
    Odd("login", "in the portal's panels", "/users/login/?nv_redirect=abc", panels(f"<h2>Đăng nhập thành viên</h2>{_LOGIN}", title="Đăng nhập")),
    Odd("login", "alone on its page", "/tin-tuc/bai-noi-bo-77.html", bare(f"<div class='box'><h3>ĐĂNG NHẬP HỆ THỐNG</h3>{_LOGIN}</div>", title="Đăng nhập hệ thống")),
    Odd("login", "of an old frame", "/dang-nhap.html", tables(f"<b>Đăng nhập</b>{_LOGIN}<a href='/quen-mat-khau'>Quên mật khẩu</a>")),
    Odd("login", "WordPress", "/wp-login.php?redirect_to=%2Fwp-admin", bare(f'<h1><a href="https://wordpress.org">Powered by WordPress</a></h1>{_LOGIN}<p><a href="/">← Quay lại {HOST}</a></p>', title="Log In ‹ Sở Công Thương — WordPress")),
)  # fmt: skip

BLOCKS: Final = (
    Odd("blocked", "F5", "/tin-tuc/hoi-nghi-12.html", bare("The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 8412367733401244556<br><br><a href='javascript:history.back();'>[Go Back]</a>", title="Request Rejected")),
    Odd("blocked", "Cloudflare", "/", bare('<div class="main-wrapper"><h1>sct.vidu.gov.vn</h1><h2>Checking if the site connection is secure</h2><noscript>Enable JavaScript and cookies to continue</noscript></div><script src="/cdn-cgi/challenge-platform/h/g/orchestrate/jsch/v1"></script>', title="Just a moment...")),
    Odd("blocked", "a script that sets a cookie and loads again", "/tin-tuc", bare("", head='<script src="/aes.min.js"></script><script>function toNumbers(d){return d}var a=toNumbers("f6");document.cookie="D1N="+a+"; path=/";window.location.reload(true);</script>')),
    Odd("blocked", "in Vietnamese", "/van-ban/35", bare("<h1>Truy cập bị từ chối</h1><p>Yêu cầu của bạn đã bị chặn bởi hệ thống tường lửa vì có dấu hiệu bất thường. Nếu đây là nhầm lẫn, vui lòng liên hệ quản trị viên và cung cấp mã sự cố: 1a2b3c.</p>", title="Truy cập bị từ chối")),
)  # fmt: skip

_SALES: Final = "".join(f"<p>{text}</p>" for text in (
    "Kubet là nhà cái uy tín hàng đầu châu Á với hơn một triệu thành viên, tỷ lệ cược cao và nạp rút siêu tốc trong 3 phút.",
    "Đăng ký ngay hôm nay để nhận khuyến mãi 100k cho tân thủ, tham gia casino trực tuyến, nổ hũ, bắn cá đổi thưởng và xổ số online.",
    "Link vào Kubet mới nhất không bị chặn: tải app về điện thoại để cá cược bóng đá, đá gà trực tiếp và game bài đổi thưởng.",
))  # fmt: skip
BROKEN: Final = (
    Odd("broken", "ASP.NET fails", "/tin-tuc/bai-8.html", bare("<h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2><p>Description: An application error occurred on the server. The current custom error settings for this application prevent the details from being viewed.</p><p>Details: To enable the details of this specific error message to be viewable on remote machines, please create a customErrors tag.</p><p>Notes: The current error page you are seeing can be replaced by a custom error page by modifying the defaultRedirect attribute.</p><p>Version Information: Microsoft .NET Framework Version:4.0.30319; ASP.NET Version:4.7.3535.0 and some more of the kind.</p>", title="Runtime Error")),
    Odd("broken", "WordPress has no database", "/tin-tuc/bai-9.html", bare("<h1>Error establishing a database connection</h1>", title="Database Error")),
    Odd("broken", "under repair", "/tin-tuc/bai-10.html", bare("<h2>Cổng thông tin đang bảo trì</h2><p>Hệ thống đang được nâng cấp, mong quý vị quay lại sau.</p>", title="Bảo trì hệ thống")),
    Odd("broken", "the server's first page", "/", bare('<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p><p><a href="http://nginx.org/">nginx.org</a></p>', title="Welcome to nginx!")),
)  # fmt: skip
HACKED: Final = (    Odd("hacked", "a burglar's card", "/", bare('<body bgcolor="black"><center><img src="skull.png"><h1>Hacked By Mr.V0id</h1><p>Your security is low. Contact: void@example.org</p><p>Greetz: all members of team</p></center>', title="Hacked By Mr.V0id")),
    Odd("hacked", "a shop of bets in place of the home page", "/", bare(f'<h1>KUBET - Nhà cái uy tín số 1</h1>{_SALES}<a href="https://kubet-vip.example.com/dang-ky">Đăng ký</a>', title="Kubet | Link vào Kubet nhà cái uy tín 2023")),
    Odd("hacked", "a door page inside the portal", "/upload/kubet-nha-cai.html", panels(f"<h1>Kubet nhà cái cá cược bóng đá uy tín</h1>{_SALES}", title="Kubet nhà cái cá cược bóng đá uy tín")),
    Odd("hacked", "Japanese shop words", "/?item=1872", bare("<h1>【送料無料】 腕時計 激安 通販</h1><p>激安通販専門店 送料無料 偽物 ブランドコピー 楽天市場</p><p>新品 送料無料 通販 価格 激安 人気</p>", title="【送料無料】ブランドコピー 激安 通販")),
)  # fmt: skip
PARKED: Final = (
    Odd("parked", "a seller's card", "/", bare("<h1>sct.vidu.example</h1><p>This domain is for sale! Buy this domain from its owner, from 1,200 USD.</p><a href='http://names.example/'>Contact the owner</a>", title="sct.vidu.example")),
    Odd("parked", "a seller's card at an article's address", "/tin-tuc/bai-12.html", bare("<p>The domain name sct.vidu.example may be for sale: this domain name may be for sale by its owner.</p><ul><li><a href='http://ads.example/1'>Loans</a></li><li><a href='http://ads.example/2'>Hotels</a></li></ul>", title="sct.vidu.example - related searches")),
    Odd("parked", "a Vietnamese seller", "/", bare("<h2>Tên miền này đang được bán</h2><p>Liên hệ 0900 000 000 để mua tên miền này.</p>", title="Tên miền đang được rao bán")),
)  # fmt: skip

MISSING: Final = (
    Odd("missing", "the title says 404", "/tin-tuc/bai-cu-1.html", panels("<h2>Lỗi 404</h2><p>Trang bạn đang tìm kiếm không có trên hệ thống.</p>", title="404 - Không tìm thấy")),
    Odd("missing", "WordPress with a search form", "/bai-cu-2", themed("<h1>Không tìm thấy trang</h1><p>Có vẻ như chúng tôi không tìm thấy những gì bạn yêu cầu. Hãy thử tìm kiếm?</p><form><input name='s'></form>", title="Không tìm thấy trang")),
    Odd("missing", "a sentence in an old frame", "/tin.php?id=99999", tables("<p>Bài viết này không tồn tại hoặc đã bị xóa.</p><a href='/'>Về trang chủ</a>")),
    Odd("missing", "NukeViet's own words", "/news/x/y-99.html", panels('<div class="nv-infodie"><p>Rất tiếc chúng tôi không tìm thấy nội dung bạn yêu cầu. Hệ thống sẽ tự chuyển về trang chủ.</p></div>', title="Thông báo lỗi")),
    Odd("missing", "the home page under an article's address", "/tin-tuc/hoi-nghi-tong-ket-cong-tac-nam-2019-88.html", sections(
        "".join(f'<div class="o"><h3><a href="{url}">{text}</a></h3></div>' for url, text in NEWS), title="Sở Công Thương tỉnh Ví Dụ",
        head=f'<link rel="canonical" href="https://{HOST}/"><meta property="og:url" content="https://{HOST}/">')),
)  # fmt: skip


def _article(name: str, title: str, text: str = TEXT, frame: object = panels, path: str = "", **keys: str) -> Odd:
    assert callable(frame)
    html = frame(f"<h1 class='title'>{title}</h1>{DATE}<div class='noidung'>{text}</div>", title=title, **keys)
    return Odd("article", name, path or "/tin-tuc/bai-viet-301.html", html)


ARTICLES: Final = (
    _article("about burglars of sites", "Cảnh báo nhiều trang web bị chèn dòng chữ Hacked by", "<p>Nhiều trang web của doanh nghiệp bị chèn dòng chữ “Hacked by Mr.X”.</p>" + TEXT, themed),
    _article("about a raid on bets", "Triệt phá đường dây cá cược bóng đá qua nhà cái Kubet", "<p>Công an tỉnh vừa triệt phá đường dây cá cược bóng đá qua trang Kubet, Fun88 với số tiền trăm tỷ đồng.</p><p>Các đối tượng mở nhà cái, nhận cá cược bóng đá, lô đề, xổ số online và casino trực tuyến qua mạng.</p><p>Cơ quan điều tra khuyến cáo người dân không tham gia cá cược, nổ hũ, bắn cá đổi thưởng dưới mọi hình thức.</p>", panels),
    _article("about logging in", "Hướng dẫn đăng nhập Cổng dịch vụ công bằng VNeID", "<p>Bước 1: chọn Đăng nhập, nhập tên đăng nhập và mật khẩu rồi bấm nút Đăng nhập.</p>" + TEXT, tables, "/huong-dan-dang-nhap-dich-vu-cong-22.html"),
    _article("about what was not found", "Không tìm thấy nội dung vi phạm tại ba cửa hàng xăng dầu", "<p>Đoàn kiểm tra không tìm thấy nội dung vi phạm tại ba cửa hàng.</p>", sections),
    _article("about a search for people", "Kết quả tìm kiếm nạn nhân vụ chìm sà lan", TEXT, themed, "/tin-tuc/ket-qua-tim-kiem-12.html?q=1"),
    _article("short, of a new decision", "Ban hành Quyết định 14/2023/QĐ-UBND", "<p>Ngày 12/4/2023, UBND tỉnh ban hành Quyết định 14/2023/QĐ-UBND về quản lý cụm công nghiệp.</p>", modules),
    _article("about repairs", "Hệ thống cấp phép xuất khẩu tạm dừng để bảo trì", "<p>Hệ thống đang bảo trì từ 22 giờ đêm nay.</p>" + TEXT, panels),
    _article("about access denied", "Truy cập bị từ chối: vì sao doanh nghiệp không vào được hệ thống hóa đơn", TEXT, sections),
    Odd("list", "a table of documents", "/van-ban", panels("<h1>Văn bản pháp quy</h1><table><tr><th>Số/Ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>" + "".join(f"<tr><td>{n}/QĐ-SCT</td><td>1{n}/04/2023</td><td><a href='/van-ban/{n}'>Quyết định ban hành quy chế làm việc số {n} của cơ quan</a></td></tr>" for n in range(1, 9)) + "</table>", title="Văn bản pháp quy")),
)  # fmt: skip

EMPTY: Final = _article(
    "with nothing in it yet", "Báo cáo tình hình thương mại tháng 4", "<p>Nội dung đang cập nhật.</p>"
)
TUNED: Final = (*DOCUMENTS, *SEARCHES, *LOGINS, *BLOCKS, *BROKEN, *HACKED, *PARKED, *MISSING, *ARTICLES)
