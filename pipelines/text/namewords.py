"""The words by which people, offices, organisations and places are known in the prose of departments."""

from __future__ import annotations

SURNAMES = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Tô Cao Lương Hà "
    "Châu Thạch Sơn Kim Đào Trương Tạ Tăng Lâm Phùng Quách Vương Triệu Hứa Lèng Tạc Giang La Lưu Chu Lại Thái "
    "Nghiêm Nông Vi Đàm Khổng Kiều Bạch Ninh Tống Từ Văn Ung Mạc Mã Lò Cầm Quàng Lường Giàng Vàng Sùng Thào Ma "
    "Siu Ksor Điểu Danh Trà Thân Doãn Phí Cù Cung Diệp Lục Thang Đậu Hàn Khương Liêu Lữ Mạch Nhâm Ngụy Thiều Tôn "
    "Trì Tiêu Uông Vy Yên Âu Ân".split()
)
"""Family names, in the old style of tone marks."""

TITLES = (
    "đồng chí|đ/c|ông|bà|anh|chị|cô|thầy|bác sĩ|kỹ sư|luật sư|nhà báo|nghệ sĩ|nghệ nhân|thạc sĩ|tiến sĩ|giáo sư|"
    "phó giáo sư|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|(?:PGS|"
    "GS|TS|ThS|BS|KS|CN|LS)\\.?"
)
OFFICES = (
    "Tổng Bí thư|Bí thư|Chủ tịch nước|Chủ tịch|Tổng Giám đốc|Giám đốc|PGĐ|GĐ|Trưởng phòng|Trưởng Ban|Trưởng ban|"
    "Trưởng Đoàn|Trưởng đoàn|Trưởng Công an|Chánh Văn phòng|Chánh Thanh tra|Chánh án|Tổng Cục trưởng|"
    "Chi cục trưởng|Cục trưởng|Vụ trưởng|Bộ trưởng|Thứ trưởng|Ủy viên|Tỉnh ủy viên|Thành ủy viên|Huyện ủy viên|"
    "Chủ nhiệm|Hiệu trưởng|Viện trưởng|Tổng Biên tập|Tổng biên tập|Thủ tướng|Đội trưởng|Kế toán trưởng|"
    "Tổng Thư ký|Đại biểu Quốc hội|Đại sứ|Tổ trưởng"
)
OFFICE_RANKS = "(?:Nguyên |nguyên |Quyền |quyền )?(?:Phó )?"
OFFICE_ENDS = (
    "phát biểu|cho biết|nhấn mạnh|yêu cầu|đề nghị|chủ trì|tham dự|đến dự|dự|đã|được|bị|trao|tặng|thăm|biểu dương|"
    "trình bày|làm|chỉ đạo|kiểm tra|tại|khẳng định|báo cáo|thông báo|có|là|thông tin|chia sẻ|đánh giá|ghi nhận|"
    "gửi|ký|tiếp|trực tiếp|kết luận|thay mặt|trả lời|nói|thừa nhận|quyết định|giao|cùng|cho|cảm ơn|chúc|mong|"
    "bày tỏ|đọc|tuyên bố|ra mắt|trong|khi|vừa|sẽ|đang|cũng|về|với|nêu|giới thiệu|và đồng chí|và ông|và bà|"
    "và toàn thể|và các|và đại diện"
)
"""The words at which what an office is called comes to its end."""

ORGANISATIONS = (
    "Ủy ban nhân dân|Ủy ban Nhân dân|Ủy ban Kiểm tra|Ủy ban Mặt trận Tổ quốc|UBND|HĐND|UBMTTQ|Hội đồng nhân dân|"
    "Hội đồng Nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Tỉnh đoàn|Thành đoàn|Đảng bộ|Đảng ủy|Chi bộ|"
    "Công đoàn|CĐCS|Liên đoàn|Đoàn Thanh niên|Ban Chấp hành|Ban Thường vụ|Ban Quản lý|Ban Tổ chức|Ban Tuyên giáo|"
    "Ban Dân vận|Ban Nội chính|Tổng cục|Chi cục|Cục|Vụ|Viện|Trung tâm|Trường|Bệnh viện|Công ty|Tổng Công ty|"
    "Tập đoàn|Ngân hàng|Hiệp hội|Liên minh|Hợp tác xã|Công an|Bộ Chỉ huy Quân sự|Thanh tra|Kho bạc|"
    "Bảo hiểm xã hội|Đài Phát thanh và Truyền hình|Hội|Sở|Bộ|Phòng|Văn phòng|Tòa án nhân dân|"
    "Viện kiểm sát nhân dân|Thủ tướng Chính phủ|Quốc hội|Chính phủ"
)
SELF_NAMED = frozenset(
    [
        *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Tỉnh đoàn", "Thành đoàn", "Ban Chấp hành"),
        *("Quốc hội", "Chính phủ", "Thủ tướng Chính phủ"),
    ]
)
"""Organisations whose name needs nothing after it."""

FIELDS = (
    "Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|Giáo dục và Đào tạo|"
    "Kế hoạch và Đầu tư|Thông tin và Truyền thông|Khoa học và Công nghệ|Lao động - Thương binh và Xã hội|"
    "Lao động, Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Giao thông vận tải|"
    "Giao thông Vận tải|Công Thương|Công thương|Tài chính|Xây dựng|Tư pháp|Nội vụ|Ngoại vụ|Ngoại giao|Quốc phòng|"
    "Y tế|Du lịch|Quản lý thị trường|Quản lý Thị trường|Quản lý Thương mại|Quản lý Công nghiệp|Lao động|"
    "Viên chức|Khuyến công và Tư vấn phát triển công nghiệp|Khuyến công và Xúc tiến thương mại|"
    "Khuyến công & Xúc tiến thương mại|Xúc tiến Thương mại|Xúc tiến thương mại|Kiểm lâm|Thuế|Hải quan|Thống kê|"
    "Phát triển nông thôn|Đa khoa|Nông dân|Liên hiệp Phụ nữ|Cựu chiến binh|Chữ thập đỏ|Nhà nước|Cổ phần|TNHH MTV|"
    "TNHH|Thủy điện|Thủy sản|cơ sở|Đảng bộ|nhân dân"
)
AREA_WORDS = "tỉnh|thành phố|Thành phố|TP\\.?|quận|huyện|thị xã|thị trấn|phường|xã|ấp|thôn|đặc khu"
