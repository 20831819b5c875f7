package org.sise.seed;

import java.util.List;

/** Words of which titles, summaries and reports are made: common ones, names of many places, and a few rare words. */
final class Vocabulary {
    /** Each in some ten of a million titles. */
    static final List<String> RARE = List.of(
            "磷石膏", "鹅卵滩", "蜂箱被砸", "祠堂瓦当", "鳜鱼塘", "榨油坊", "砚台巷", "皮影戏", "竹筏", "窑炉", "珐琅", "蚕茧站", "篾匠铺", "麒麟阁", "醋坊",
            "菱角渡", "樟脑厂", "琉璃瓦", "楠木坝", "鹭鸶洲");

    private static final String FIRST = "石青柳南北东西高清白红金银水沙松竹梅杨桃李龙凤鹤马牛羊云泉溪古新长平安永福兴泰和顺";
    private static final String SECOND = "桥山河塘湾岭坡坪沟桩湖堤亭台寨堡店铺坊滩岸潭洲岗梁井庙渡口关";
    private static final List<String> KINDS = List.of("村", "社区", "街道", "镇", "路口", "小区", "市场");
    private static final List<String> SUBJECTS = List.of(
            "交通执法", "窗口服务", "夜间施工噪声", "户籍办理", "法律援助", "案件立案", "执行进度", "信访答复", "收费标准", "停车罚款", "宠物纠纷", "工资拖欠", "物业矛盾",
            "电信诈骗", "校门口秩序", "公证材料", "社区矫正", "调解协议", "庭审直播", "驾照考试", "养老骗局", "拆迁补偿");
    private static final List<String> TURNS =
            List.of("引发网民讨论", "被指态度生硬", "受到质疑", "有人投诉", "视频在本地流传", "引起误解", "被反映拖延", "引发围观", "处理结果有争议", "被指程序不规范");
    private static final List<String> PLATFORMS = List.of("短视频平台", "本地论坛", "微信群", "问政平台", "同城贴吧", "热线电话");
    private static final List<String> DETAILS = List.of(
            "发帖称等候时间过长",
            "多名网民跟帖询问依据",
            "称已多次拨打热线未获答复",
            "要求公开处理情况",
            "附有一段现场视频",
            "称同一问题上月已反映过",
            "有评论称应当依法处理",
            "希望有关部门说明情况",
            "目前评论以询问为主",
            "有账号转载并配有不实文字");
    private static final List<String> REPORTS = List.of(
            "经核查，情况基本属实，已向当事人说明依据",
            "经调取记录，反映的问题部分属实",
            "经核实，网传内容与事实不符",
            "已当面答复并致歉，当事人表示理解",
            "已责成承办人限期改正",
            "已依法受理，按程序办理",
            "已联系发帖人所在社区做好解释",
            "现场秩序正常，未发现聚集",
            "下一步按规定公开办理结果",
            "评论趋于平稳，未再出现新的质疑");

    private final Chance chance;
    private final String subject;
    private final String place;

    Vocabulary(Chance chance) {
        this.chance = chance;
        subject = chance.oneOf(SUBJECTS);
        place = "" + FIRST.charAt(chance.below(FIRST.length())) + SECOND.charAt(chance.below(SECOND.length()))
                + chance.oneOf(KINDS);
    }

    String title() {
        String rare = chance.percent(0.02) ? chance.oneOf(RARE) : "";
        return place + rare + subject + chance.oneOf(TURNS);
    }

    String summary() {
        return chance.oneOf(PLATFORMS) + "反映" + place + subject + "问题，" + chance.oneOf(DETAILS) + "，"
                + chance.oneOf(DETAILS) + "。";
    }

    /** What stands in a field of another incident in which one like this one has {@code body}. */
    String again(String field, String body) {
        if (field.equals("title")) {
            return title();
        }
        if (field.equals("summary")) {
            return summary();
        }
        if (body.startsWith("https:")) {
            return page();
        }
        return body.startsWith("关于") ? sentence() : body;
    }

    /** Where an institution's own answer stands. */
    String page() {
        return "https://www.example.cn/answers/" + (1_000_000 + chance.below(9_000_000));
    }

    /** What somebody writes into a form. */
    String sentence() {
        return "关于" + place + subject + "：" + chance.oneOf(REPORTS) + "。";
    }
}
