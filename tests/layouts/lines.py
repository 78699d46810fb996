"""Our own lines for the invented pages: paragraphs that look like something else, captions, credits, bylines."""

from __future__ import annotations

from crawler.demo.draw import Draw
from tests.layouts.tale import Signing

TRICKY = (
    "Ảnh hưởng của mưa bão khiến ba chợ đầu mối phải đóng cửa sớm hai ngày, song hàng hóa vẫn về đều.",
    "Nguồn vốn khuyến công địa phương năm nay được phân bổ sớm hơn một tháng so với kế hoạch ban đầu.",
    "Theo Báo cáo số 118/BC-SCT, toàn tỉnh có 214 cơ sở đã đăng ký bán hàng trên sàn thương mại điện tử.",
    "Bài học rút ra là phải có người chịu trách nhiệm rõ ràng ở từng khâu, từ kho hàng đến quầy bán.",
    "Liên quan đến việc cấp giấy phép bán lẻ xăng dầu, phòng chuyên môn cho biết còn bảy hồ sơ đang chờ bổ sung.",
    "Tác giả của sáng kiến là tổ thợ cơ khí ba người, làm việc trong một xưởng nhỏ cạnh bến phà.",
    "Tin vui đến với bà con ngay trong buổi chiều: lô hàng đầu tiên đã thông quan đúng hẹn.",
    "Cập nhật đến 17 giờ ngày 12/8, các siêu thị đã bổ sung thêm 40 tấn rau củ và 12 tấn thịt các loại.",
    "Xem thêm một vòng nữa quanh xưởng, đoàn đề nghị chủ cơ sở che chắn lại khu vực băng tải trước khi chạy thử.",
    "Chú thích trên bao bì phải ghi rõ ngày sản xuất, hạn dùng và nơi chịu trách nhiệm về hàng hóa.",
)
HEADINGS = (
    "Kết quả bước đầu",
    "Nhiệm vụ trọng tâm thời gian tới",
    "1. Công tác chỉ đạo, điều hành",
    "Khó khăn còn ở khâu nào?",
    "II. Kiến nghị, đề xuất",
)
TABLE_INTRO = "Giá bình quân một số mặt hàng thiết yếu trong tuần như sau:"
TABLES = (
    (
        ("STT", "Mặt hàng", "Đơn vị", "Giá (đồng)"),
        ("1", "Gạo tẻ thường", "kg", "16.500"),
        ("2", "Thịt heo ba rọi", "kg", "142.000"),
        ("3", "Dầu ăn", "lít", "51.000"),
    ),
    (
        ("Địa bàn", "Số chợ", "Số sạp", "Lấp đầy"),
        ("Cồn Xanh", "4", "612", "93%"),
        ("Rạch Mây", "3", "288", "81%"),
        ("Vàm Gió", "6", "1.040", "97%"),
        ("Tổng cộng", "13", "1.940", "92%"),
    ),
)
ANNOUNCING = (
    "Thực hiện Kế hoạch số {number} ngày {day}, Sở Công Thương thông báo lịch tiếp công dân quý này.",
    "Sở Công Thương ban hành Công văn số {number} về việc góp ý dự thảo quy chế phối hợp.",
    "Kính gửi các đơn vị, doanh nghiệp văn bản số {number} để nghiên cứu, thực hiện.",
    "Mời xem nội dung trong tệp đính kèm dưới đây.",
    "Kết quả xét tuyển được niêm yết tại trụ sở từ ngày {day}.",
)
CLOSING = (
    "Chi tiết xem tại file đính kèm./.",
    "Đề nghị các đơn vị phản hồi trước 16 giờ ngày thứ Sáu.",
    "Trân trọng thông báo./.",
    "Mọi vướng mắc liên hệ Văn phòng Sở để được hướng dẫn.",
)
CAPTIONS = (
    "Quang cảnh buổi làm việc",
    "Toàn cảnh Hội nghị",
    "Đ/c Lưu Thị Ngân Hà - Phó Giám đốc Sở phát biểu khai mạc",
    "Đồng chí Tống Phước Lành, Ủy viên Ban Thường vụ, Chủ tịch UBND xã trao Giấy khen cho các tập thể xuất sắc",
    "Đại biểu tham quan gian hàng sản phẩm nông thôn tiêu biểu bên lề hội nghị kết nối cung cầu vùng",
    "Ông Mạc Đình Quý (bìa trái) giới thiệu máy tách vỏ với đoàn công tác của tỉnh",
    "Chụp hình lưu niệm",
    "Công nhân kiểm tra băng chuyền trước giờ vào ca",
    "Lãnh đạo Sở và các phòng, ban chụp ảnh lưu niệm cùng 25 cơ sở nhận hỗ trợ của chương trình năm nay",
    "Ký kết biên bản ghi nhớ giữa hai bên",
    "Người dân chọn mua hàng tại phiên chợ",
    "Bảng giá niêm yết tại cửa hàng xăng dầu số 7",
)
CREDITED = (
    "H.Y.T.",
    "Phương Dung",
    "Lê Hữu Phát",
    "CTV",
    "TTXVN",
    "Trần Đại",
    "N.Khang",
    "Thùy Trang",
    "Sở Công Thương",
)
PEOPLE = (
    "Mỹ Duyên", "Nguyễn Thị Hồng Nhung", "Trung Kiên", "T.Hiền", "Đỗ Quyên", "Lê Hữu Phát", "Xuân Mai",
    "Võ Hoàng Oanh", "Kim Ngân", "Phan Nhật Tân", "Thùy Trang", "Hải Yến",
)  # fmt: skip
UNITS = ("P.QLTM", "Văn phòng Sở", "TTKC&XTTM", "Phòng Quản lý công nghiệp", "P.KHTCTH", "Thanh tra Sở")
SOURCES = ("Báo Đồng Khởi Mới", "Cổng TTĐT Chính phủ", "Bộ Công Thương", "moit.example", "TTXVN", "Tạp chí Công Thương")
STREETS = ("Bờ Kè", "Lý Nam Đế", "Trần Văn Ơn", "3 Tháng 2", "Hàng Dừa")
PAPERS = (
    "Quyết định số {number}/QĐ-SCT",
    "Mẫu đơn đăng ký tham gia",
    "Kế hoạch {number}/KH-UBND năm {year}",
    "Phụ lục kèm theo",
    "Danh sách thí sinh đủ điều kiện dự xét tuyển",
)


def credited(caption: str, credit: str | None, form: str, *, point: bool) -> tuple[tuple[str, ...], str]:
    """The caption's lines as printed with a credit in one of its forms, and the caption without it."""
    if credit is None:
        clean = caption + ("." if point else "")
        return (clean,), clean
    if form == "line":
        return (caption, f"Ảnh: {credit}"), caption
    if form == "dot":
        return (f"{caption}. Ảnh: {credit}",), f"{caption}."
    shapes = {"bracket": "{} (Ảnh: {})", "dash": "{} - Ảnh: {}", "source": "{} (Nguồn: {})", "slash": "{} / Ảnh: {}"}
    return (shapes[form].format(caption, credit),), caption


def signing(form: str, draw: Draw) -> Signing:
    """A byline in one of its customs."""
    one, two = draw.some(PEOPLE, 2)
    unit, source = draw.pick(UNITS), draw.pick(SOURCES)
    made = {
        "none": Signing(),
        "tin-anh": Signing(f"Tin, ảnh: {one}", (one,), (one,)),
        "tin-anh-unit": Signing(f"Tin, ảnh: {one} – {unit}", (one,), (one,), unit),
        "tin-va-anh": Signing(f"Tin và ảnh: {one}, {two}", (one, two), (one, two)),
        "bai-anh": Signing(f"Bài: {one} - Ảnh: {two}", (one,), (two,)),
        "bai-anh-line": Signing(f"Bài, ảnh: {one}", (one,), (one,)),
        "tac-gia": Signing(f"Tác giả: {one}", (one,)),
        "nguoi-viet": Signing(f"Người viết: {one}", (one,)),
        "thuc-hien": Signing(f"Thực hiện: {one}", (one,)),
        "tin-unit": Signing(f"Tin: {one} ({unit})", (one,), (), unit),
        "nguon": Signing(f"Nguồn: {source}", source=source),
        "theo": Signing(f"(Theo {source})", source=source),
        "name": Signing(one, (one,)),
        "name-unit": Signing(f"{one} - {unit}", (one,), (), unit),
        "collected": Signing(f"{one} (tổng hợp)", (one,)),
        "unit": Signing(unit, unit=unit),
    }
    return made[form]
