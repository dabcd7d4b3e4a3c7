"""Back view of the standing figure: relief tables."""

from collections.abc import Iterator

from tools.figures.forms import Belly, Edge, Ridge
from tools.figures.hand_shape import AXIS, FINGERS, hand_points, on_finger, on_hand
from tools.figures.relief import Form, Relief

# fmt: off
BODY: tuple[Form, ...] = (
    # head and neck
    Belly((0, 95), (44, 48), 0, 4),
    Belly((0, 158), (34, 9), 0, -3),
    Ridge([(13, 160), (14, 185), (18, 212)], 2.2, 8, 0.3, 0.4),
    Ridge([(0, 160), (0, 215)], -1.6, 5, 0.3, 0.3),
    Belly((57, 142), (7, 16), 15, -3.5),
    Ridge([(66, 97), (72.5, 98), (73.5, 108), (71.5, 122), (67.5, 136)], 1.8, 2.4, 0.1, 0.3),
    Ridge([(60, 98), (57, 114), (58, 132), (61, 142)], -2.2, 3.0, 0.3, 0.3),
    # trapezius
    Belly((0, 228), (6, 7), 0, 2.2),
    Edge([(0, 470), (22, 420), (40, 366), (54, 324), (84, 303), (128, 292), (166, 284)], -1.5, 22,
        7, 0.35, 0.45),
    Ridge([(52, 224), (74, 246), (112, 264), (150, 276)], 2.5, 12, 0.3, 0.3),
    # scapula
    Ridge([(52, 322), (84, 306), (126, 294), (166, 284)], 2.4, 9, 0.4, 0.3),
    Edge([(50, 296), (52, 340), (57, 384), (70, 428)], -5.4, 24, 4.5, 0.35, 0.15),
    Belly((76, 424), (10, 12), -25, 2.6),
    Belly((92, 352), (26, 26), -30, 3.2),
    Edge([(80, 436), (104, 420), (124, 404), (136, 392)], -3.0, 18, 4, 0.25, 0.3),
    Belly((88, 316), (34, 9), -12, -1.2),
    # deltoid
    Belly((185, 338), (20, 46), -12, 5),
    Ridge([(126, 300), (136, 330), (150, 362), (176, 402)], -2.2, 7, 0.3, 0.4),
    Edge([(213, 420), (200, 432), (184, 420), (166, 392)], -1.6, 14, 5, 0.35, 0.4),
    # triceps
    Belly((170, 452), (11, 44), -12, 4),
    Belly((200, 450), (12, 44), -11, 4),
    Ridge([(186, 430), (193, 480), (199, 530)], -2.2, 7, 0.3, 0.4),
    Belly((204, 520), (13, 26), -12, -1.6),
    # elbow, forearm
    Belly((204, 562), (9, 11), -12, 4.2),
    Belly((183, 566), (8, 12), 0, -2.2),
    Belly((226, 566), (7, 13), -10, -2.0),
    Belly((246, 606), (13, 40), -15, 4.4),
    Belly((207, 622), (13, 46), -21, 3.6),
    Ridge([(205, 578), (214, 640), (234, 715), (247, 772)], -2.2, 7, 0.3, 0.4),
    Ridge([(228, 590), (240, 650), (256, 720), (268, 768)], -1.6, 7, 0.3, 0.4),
    Belly((247, 770), (6, 8), -12, 3.0),
    # latissimus
    Edge([(60, 580), (66, 540), (88, 486), (116, 440), (133, 410)], 3.2, 30, 7, 0.35, 0.35),
    Belly((112, 450), (12, 44), 6, 2.4),
    # spine and erectors
    Ridge([(0, 222), (0, 330), (0, 470), (0, 560), (0, 652)], -4.2, 8, 0.15, 0.1),
    Ridge([(24, 440), (26, 520), (28, 590), (24, 650)], 4.8, 12.5, 0.35, 0.3),
    Ridge([(56, 548), (52, 604), (45, 648)], -2.2, 8.5, 0.4, 0.3),
    # sacrum, buttock
    Belly((32, 658), (6, 6), 0, -3.2),
    Ridge([(38, 660), (30, 694), (16, 728)], -1.8, 7, 0.3, 0.4),
    Ridge([(0, 700), (0, 750), (0, 800)], -10, 4.2, 0.55, 0.0),
    Belly((0, 770), (14, 26), 0, -3),
    Belly((66, 738), (44, 56), 0, 11),
    Belly((120, 742), (12, 26), 6, -3.0),
    Edge([(120, 800), (94, 818), (58, 824), (24, 818), (4, 802)], 7.5, 30, 3.4, 0.45, 0.1),
    Ridge([(134, 632), (108, 645), (76, 652)], 2.2, 8, 0.35, 0.4),
    # thigh
    Belly((98, 935), (15, 92), 3, 5.4),
    Belly((51, 935), (14, 92), -3, 5.4),
    Ridge([(73, 850), (75, 930), (75, 1030)], -3.0, 9, 0.45, 0.3),
    Belly((128, 900), (14, 80), 5, 2.2),
    Ridge([(30, 860), (34, 950), (38, 1020)], -1.4, 8, 0.4, 0.4),
    # knee hollow
    Ridge([(47, 1010), (48, 1060), (44, 1110)], 2.8, 6.5, 0.35, 0.35),
    Ridge([(100, 1010), (101, 1060), (105, 1108)], 2.8, 6.5, 0.35, 0.35),
    Belly((74, 1078), (17, 32), 0, -3.2),
    Ridge([(52, 1101), (74, 1104), (97, 1100)], -0.7, 3.4, 0.4, 0.4),
    # calf
    Belly((50, 1205), (16, 54), 2, 6.4),
    Belly((99, 1192), (15, 50), -2, 5.8),
    Ridge([(75, 1140), (75, 1210), (72, 1290)], -3.0, 8, 0.25, 0.35),
    Edge([(28, 1262), (42, 1290), (58, 1296), (72, 1284)], -4.4, 26, 4.5, 0.35, 0.3),
    Edge([(74, 1282), (90, 1282), (106, 1271), (116, 1252)], -3.8, 26, 4.5, 0.3, 0.4),
    Ridge([(70, 1330), (70, 1400), (70, 1486)], 4.2, 7.5, 0.4, 0.15),
    Ridge([(57, 1400), (56, 1440), (54, 1478)], -2.6, 6, 0.4, 0.3),
    Ridge([(84, 1400), (86, 1444), (88, 1476)], -2.6, 6, 0.4, 0.3),
    Belly((44, 1446), (6, 9), 0, 4.0),
    Belly((98, 1461), (6, 9), 0, 4.2),
    # heel and sole edge
    Belly((70, 1506), (20, 14), 0, 5),
    Edge([(96, 1474), (98.5, 1492), (98, 1508), (92, 1524)], -6, 14, 2.4, 0.3, 0.05),
    Belly((116, 1502), (8, 8), 30, 2),
)
TENDONS = {"index": 9, "middle": 3, "ring": -4, "little": -11}  # across the wrist, hand frame
HAND: tuple[Form, ...] = (
    *(Ridge(hand_points(start, end), -1.8, 3.6, 0.4, 0.3) for start, end in (
        ((18, 56), (17, 84)), ((0, 58), (0, 86)), ((-16, 54), (-17, 82)))),
    Belly(on_hand((30, 40)), (9, 20), -AXIS - 32, 2.4),
    Ridge(hand_points((24, 8), (38, 30), (52, 52)), 1.4, 4, 0.3, 0.3),
    Belly(on_hand((51.5, 51)), (6, 7), -40, 2.0),
    Ridge(hand_points((61, 84), (60, 88), (64.5, 92), (68.5, 88), (67.8, 84)), -1.2, 1.0, 0.1, 0.1),
    Ridge(hand_points((-24, -2), (0, 2), (24, -4)), -1.0, 2.4, 0.25, 0.25),
)
# fmt: on


def carve_back(relief: Relief) -> None:
    """Add trunk, limbs and hands to an inflated half figure."""
    relief.carve(BODY)
    for name, start in TENDONS.items():
        relief.carve(_finger_forms(name, start))
    relief.carve(HAND)


def _finger_forms(name: str, start: float) -> Iterator[Form]:
    """Yield tendon, knuckle, joints with their two wrinkles, nail."""
    finger = FINGERS[name]
    (u, v), angle = finger.base, -AXIS - finger.angle
    yield Ridge(hand_points((start, 14), ((start + u) / 2, 48), (u, v - 8)), 1.6, 3.0, 0.35, 0.15)
    yield Belly(on_hand((u, v - 3)), (6.5, 7), -AXIS, 3.4)
    for part, height in ((0.46, 1.5), (0.735, 1.1)):
        yield Belly(on_finger(name, part), (finger.joint_width * 0.30, 4), angle, height)
        yield from _wrinkles(name, part, finger.joint_width * 0.3)
    edge, width = finger.length * 0.155, finger.tip_width
    nail = ((edge, -0.27), (2, -0.31), (0, 0), (2, 0.31), (edge, 0.27))
    points = [on_finger(name, 0.80, across * width, along) for along, across in nail]
    yield Ridge(points, -1.5, 1.0, 0.12, 0.12)


def _wrinkles(name: str, part: float, width: float) -> Iterator[Form]:
    for along in (-2.4, 2.4):
        points = [on_finger(name, part, across, along) for across in (-width, 0, width)]
        yield Ridge(points, -0.8, 1.1, 0.3, 0.3)
