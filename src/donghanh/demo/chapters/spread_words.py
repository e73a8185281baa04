"""Invented stories; {name} is the person or collective commended, {home} its union."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One story: its title, a sentence, the text, the clause of the plan it carries out."""

    title: str
    summary: str
    text: str
    clause: str = "II.3"


# Caption, what is to be seen, whether it stands on the public page.
PICTURES = (
    (
        "Xưởng có bảng giấy treo cạnh cửa",
        "Hình vẽ minh họa: nhà xưởng mái đỏ, ba cửa sổ, trước mặt là bãi cỏ",
        True,
    ),
    ("Kho của xưởng", "Hình vẽ minh họa: nhà kho mái đỏ nhìn từ phía trước", False),
)

TOLD = (
    Told(
        "Ba mươi phút mỗi chiều thứ Sáu",
        "Mỗi chiều thứ Sáu, {home} dành ba mươi phút để công nhân nói chỗ vướng và cùng nhau tìm cách làm khác.",
        "Bắt đầu từ một bảng giấy treo cạnh cửa xưởng: ai thấy chỗ nào tốn công thì ghi lên. Chiều thứ Sáu, tổ "
        "trưởng đọc từng dòng, cả tổ chọn một việc làm thử trong tuần sau.\n\nSau năm tháng, bảng giấy có 61 dòng, "
        "24 việc đã làm xong. Có việc nhỏ như dời kệ chỉ lại gần máy hai bước chân; có việc phải nhờ kỹ thuật làm "
        "lại bộ gá. Mỗi việc đều ghi người nêu, ngày làm xong và kết quả đo được.\n\nĐiều người khác học được: "
        "không cần đợi có sáng kiến lớn, chỉ cần có chỗ để nói và có người đọc.",
    ),
    Told(
        "Đối thoại trước, không đợi đến lúc căng thẳng",
        "{home} hẹn đối thoại với ban giám đốc theo quý, chuẩn bị câu hỏi từ từng tổ.",
        "Trước mỗi kỳ đối thoại hai tuần, tổ công đoàn gom câu hỏi bằng phiếu không ghi tên. Ban chấp hành gộp lại, "
        "bỏ những câu trùng và gửi trước cho ban giám đốc.\n\nBốn kỳ đối thoại trong năm có 37 kiến nghị, 31 kiến "
        "nghị được trả lời ngay, 4 kiến nghị có ngày hẹn. Bữa ăn ca được nâng thêm 2.000 đồng, lối đi trong kho có "
        "vạch sơn mới.\n\nBiên bản dán ở bảng tin, ai cũng đọc được.",
        "II.4",
    ),
    Told(
        "Giữ nghề cho người mới",
        "{name} kèm cặp người mới theo từng thao tác, có sổ ghi ngày nào làm được gì.",
        "Người mới vào thường bỏ việc trong ba tháng đầu. Từ đầu năm, mỗi người mới có một người kèm, một cuốn sổ "
        "nhỏ và mười hai thao tác phải làm được.\n\nCuối năm, trong 26 người mới có 23 người ở lại. Cuốn sổ được "
        "in lại, chuyền khác mượn về dùng.\n\nNgười kèm nói: dạy một việc thôi, dạy xong rồi mới sang việc khác.",
    ),
    Told(
        "Tiết kiệm điện từ công tắc gần nhất",
        "Mỗi dãy máy ở {home} có một người nhớ tắt điện, và một bảng ghi số điện hằng tuần.",
        "Không thay máy mới, chỉ đổi chỗ công tắc và giao mỗi dãy một người. Số điện mỗi tuần ghi lên bảng, so với "
        "tuần trước.\n\nSáu tháng, điện chiếu sáng giảm 11%. Tiền tiết kiệm được ban giám đốc trích một phần cho "
        "quỹ tương trợ của công đoàn.",
    ),
    Told(
        "Một lần cho xong",
        "{home} viết lại tờ hướng dẫn để người dân không phải bổ sung hồ sơ.",
        "Đoàn viên tổ công đoàn ngồi đọc 200 hồ sơ bị trả lại trong năm trước và thấy hai phần ba chỉ vì thiếu ba "
        "loại giấy. Tờ hướng dẫn cũ có nhắc, nhưng ở trang sau, chữ nhỏ.\n\nTờ mới chỉ một mặt giấy, ba ô đánh dấu. "
        "Hồ sơ phải bổ sung giảm từ 18% còn 5%. Tờ hướng dẫn được các xã khác xin mẫu.",
        "II.2",
    ),
    Told(
        "Tủ thuốc ở góc xưởng",
        "Tủ thuốc và sổ sơ cứu của {home} giúp vết thương nhỏ không thành chuyện lớn.",
        "Tủ thuốc do tổ công đoàn giữ, mỗi ca một người biết sơ cứu, tập lại ba tháng một lần. Mọi vết trầy đều ghi "
        "vào sổ: ở máy nào, vì sao.\n\nNhờ cuốn sổ, đơn vị thấy bảy lần trầy tay ở cùng một máy cắt và che lại mép "
        "bàn. Từ đó chưa có ai bị lại ở chỗ ấy.",
        "II.4",
    ),
)
OWN = Told(
    "Chuyền may không ai phải làm lại ca chiều",
    "{name} của {home} kiểm từng công đoạn ngay trên chuyền thay vì đợi đến cuối ca.",
    "Trước đây hàng lỗi dồn đến cuối ca mới biết, cả chuyền ở lại sửa. Tập thể đề nghị đặt hai điểm kiểm giữa "
    "chuyền, người kiểm luân phiên mỗi tuần.\n\nHàng phải sửa giảm từ 6% còn 2,5%. Từ tháng 8/2017 không còn buổi "
    "nào cả chuyền phải ở lại sau giờ.\n\nCách làm đã được chuyền 3 và chuyền 5 học theo.",
)
FOUND_2018 = (
    Told(
        "Góc đọc sách ở nhà trọ công nhân",
        "Đoàn viên {home} mở góc đọc sách cho con em công nhân ở khu nhà trọ.",
        "Hai kệ sách, một buổi tối thứ Tư, bốn đoàn viên thay nhau trông. Đến tháng 6/2018 có 48 em đến đọc thường "
        "xuyên. Sách do các chi đoàn trong huyện góp.",
        "II.4",
    ),
    Told(
        "Dọn kho theo lối một chiều",
        "{name} vẽ lại lối đi trong kho để xe đẩy không gặp nhau.",
        "Sơ đồ cũ có ba chỗ hai xe đẩy gặp nhau. Tập thể vẽ lại thành lối một chiều, sơn trong một ngày Chủ nhật. "
        "Thời gian lấy hàng giảm từ 14 xuống còn 9 phút một chuyến.",
    ),
    Told(
        "Sổ tay an toàn bằng hình",
        "{home} làm sổ tay an toàn bằng hình cho người mới, mỗi trang một việc.",
        "Hai mươi trang, mỗi trang một hình do công nhân tự chụp tại máy của mình: làm đúng bên trái, làm sai bên "
        "phải. In 150 cuốn, phát trong Tháng Công nhân 2018.",
    ),
)
