"""The long menus of departments: groups of entries, printed flat or nested."""

from __future__ import annotations

GROUPS = (
    ("Giới thiệu", (
        "Lịch sử hình thành", "Chức năng, nhiệm vụ, quyền hạn", "Sơ đồ tổ chức", "Ban Giám đốc Sở",
        "Các phòng chuyên môn, nghiệp vụ", "Đơn vị sự nghiệp trực thuộc", "Danh bạ cán bộ, công chức",
    )),
    ("Tin tức - Sự kiện", (
        "Tin hoạt động của Sở", "Tin trong tỉnh", "Tin kinh tế trong nước", "Hội nhập kinh tế quốc tế",
        "Tin đào tạo, tập huấn", "Đảng - Đoàn thể", "Học tập và làm theo gương Bác",
    )),
    ("Công nghiệp", (
        "Cụm công nghiệp", "Công nghiệp hỗ trợ", "Khuyến công địa phương", "Sử dụng năng lượng tiết kiệm và hiệu quả",
        "Quản lý điện năng", "An toàn vật liệu nổ, hóa chất",
    )),
    ("Thương mại", (
        "Xúc tiến thương mại", "Thương mại điện tử", "Xuất nhập khẩu", "Quản lý chợ, siêu thị",
        "Giá cả thị trường", "Bảo vệ người tiêu dùng", "Hàng Việt Nam chất lượng cao",
    )),
    ("Văn bản", (
        "Văn bản quy phạm pháp luật", "Văn bản chỉ đạo điều hành", "Văn bản của Sở", "Dự thảo lấy ý kiến góp ý",
        "Công báo tỉnh",
    )),
    ("Cải cách hành chính", (
        "Thủ tục hành chính", "Dịch vụ công trực tuyến", "Tra cứu hồ sơ", "ISO điện tử", "Kiểm soát thủ tục hành chính",
        "Phản ánh, kiến nghị của tổ chức, cá nhân",
    )),
    ("Công khai", (
        "Công khai ngân sách", "Thông tin đấu thầu", "Quy hoạch, kế hoạch", "Đề tài khoa học", "Số liệu thống kê",
        "Lịch tiếp công dân", "Thi đua, khen thưởng",
    )),
    ("Liên hệ", ("Sơ đồ cổng", "Hỏi đáp", "Đường dây nóng", "Thư điện tử công vụ")),
)  # fmt: skip


def flat(form: str) -> str:
    """All entries one after another, groups among them, over {n} and {name}."""
    names = [name for head, entries in GROUPS for name in (head, *entries)]
    return "".join(form.format(n=number, name=name) for number, name in enumerate(names, 3))


def nested(group: str, entry: str) -> str:
    """Each group over {n}, {name} and {inner}, its entries over {n} and {name}."""
    made = []
    for number, (head, entries) in enumerate(GROUPS, 1):
        inner = "".join(entry.format(n=number * 10 + place, name=name) for place, name in enumerate(entries))
        made.append(group.format(n=number, name=head, inner=inner))
    return "\n".join(made)
