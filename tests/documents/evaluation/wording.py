"""Words that the papers are made of. Every person and enterprise is invented."""

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương", "Lý")
MIDDLE = ("Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Đức", "Quốc", "Thị Kim", "Hoàng", "Thị Mỹ")
GIVEN = (
    "Hào",
    "Ánh",
    "Út",
    "Khởi",
    "Yến",
    "Đằng",
    "Nghĩa",
    "Lượm",
    "Sữa",
    "Thơm",
    "Bảy",
    "Ý",
    "Trúc",
    "Ẩn",
    "Quyên",
)
PLACES = ("Bến Tre", "Mỏ Cày Nam", "Chợ Lách", "Thạnh Phú", "Trà Vinh", "Thành phố Hồ Chí Minh", "Hà Nội", "Ba Tri", "TP. Bến Tre", "Giồng Trôm", "Bà Rịa - Vũng Tàu")  # fmt: skip
ACTIONS = (
    "Đẩy mạnh phong trào thi đua lao động giỏi, lao động sáng tạo trong đoàn viên, người lao động",
    "Tổ chức ký kết giao ước thi đua giữa các tổ, đội sản xuất và giữa các công đoàn cơ sở",
    "Phát huy sáng kiến, cải tiến kỹ thuật, hợp lý hóa sản xuất, tiết kiệm nguyên, nhiên, vật liệu",
    "Chăm lo đời sống vật chất, tinh thần cho công nhân, viên chức, lao động có hoàn cảnh khó khăn",
    "Phối hợp với người sử dụng lao động tổ chức đối thoại, thương lượng, ký kết thỏa ước lao động tập thể",
    "Phát triển đoàn viên, thành lập công đoàn cơ sở trong doanh nghiệp ngoài nhà nước có từ 20 lao động trở lên",
    "Kiểm tra, giám sát việc thực hiện chế độ, chính sách đối với người lao động theo Bộ luật Lao động năm 2012",
    "Vận động đoàn viên hưởng ứng cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”",
    "Tuyên truyền, phổ biến Luật Công đoàn, Luật An toàn, vệ sinh lao động và nội quy của đơn vị",
    "Xây dựng nhà “Mái ấm Công đoàn” với kinh phí 50.000.000 đồng/căn cho 12 đoàn viên khó khăn về nhà ở",
    "Biểu dương, khen thưởng kịp thời tập thể, cá nhân có thành tích tiêu biểu; nhân rộng điển hình tiên tiến",
    "Tổ chức Hội thi thợ giỏi, Hội thi sáng tạo kỹ thuật, hội thao chào mừng ngày thành lập Công đoàn Việt Nam 28/7",
    "Thực hiện tốt công tác \"đền ơn đáp nghĩa\", thăm hỏi đoàn viên ốm đau và gia đình chính sách",
    "Sơ kết 6 tháng, tổng kết năm; báo cáo kết quả về cấp trên trước ngày 15 tháng 11 hằng năm",
    "Nâng cao tỷ lệ đoàn viên được học tập nghị quyết lên trên 90%, giảm 10% số vụ tai nạn lao động so với năm 2016",
)  # fmt: skip
TAILS = (
    "", " trên địa bàn", " trong toàn hệ thống", ", góp phần hoàn thành nhiệm vụ chính trị của đơn vị",
    ", bảo đảm thiết thực, hiệu quả, tránh hình thức, phô trương, lãng phí",
    " theo Kế hoạch số 29/KH-LĐLĐ ngày 12/5/2017 của Ban Thường vụ LĐLĐ tỉnh",
)  # fmt: skip
HEADINGS = ("Mục đích, yêu cầu", "Nội dung thi đua", "Chỉ tiêu phấn đấu", "Giải pháp chủ yếu", "Kinh phí thực hiện", "Tổ chức thực hiện", "Đánh giá chung", "Phương hướng, nhiệm vụ")  # fmt: skip
GROUPS = ("Đối với cấp tỉnh", "Đối với công đoàn cấp trên cơ sở", "Công đoàn cơ sở", "Ban Chính sách - Pháp luật", "Về tuyên truyền", "Về tổ chức", "Văn phòng")  # fmt: skip
SUBJECTS = (
    "Tổ chức phong trào thi đua “Lao động giỏi, lao động sáng tạo” năm 2017",
    "Hưởng ứng Tháng Công nhân và Tháng hành động về an toàn, vệ sinh lao động",
    "Triển khai cuộc vận động xây dựng người lao động tự trọng, tự tin, có trách nhiệm",
    "Về việc kiện toàn Ban Chỉ đạo phong trào thi đua giai đoạn 2017 - 2020",
    "Sơ kết hai năm thực hiện chương trình phát triển đoàn viên, thành lập công đoàn cơ sở",
    "Về việc tăng cường sự lãnh đạo đối với tổ chức và hoạt động công đoàn trong tình hình mới",
)  # fmt: skip
RECIPIENTS = (
    ("Như trên", None), ("Như Điều 3", None), ("Thường trực Tỉnh ủy", "để báo cáo"), ("Ban Dân vận Tỉnh ủy", None),
    ("Thường trực LĐLĐ tỉnh", "để chỉ đạo"), ("Các CĐ cấp trên cơ sở", "để t/h"), ("Ban TĐKT tỉnh", None),
    ("CĐCS trực thuộc", "để thực hiện"), ("Đ/c Chủ tịch", "b/c"), ("Ủy ban nhân dân tỉnh", None),
    ("Các Ban, Văn phòng LĐLĐ tỉnh", None), ("Báo Đồng Khởi, Đài PT&TH tỉnh", "đưa tin"), ("UBMTTQ Việt Nam tỉnh", None),
    ("Công ty TNHH May Hàm Luông", None), ("TT.HĐND, UBND huyện", None), ("Tổng Liên đoàn Lao động Việt Nam", "để báo cáo"),
)  # fmt: skip
FILED = ("Lưu: VT", "Lưu: VT, CS-PL", "Lưu VP", "Lưu: VT, Ban TG-NC (5b)", "Lưu Văn phòng Tỉnh ủy")
NATIONAL, MOTTO, PARTY = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
)
