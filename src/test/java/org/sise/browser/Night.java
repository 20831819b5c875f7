package org.sise.browser;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.UUID;
import org.sise.walk.Walk;

/** A night at which much happens at once, so that pages have something to show: it is 03:20, and everybody is up. */
@Dependent
class Night {
    private final Instance<Walk> walks;

    private UUID red = new UUID(0, 0);
    private UUID yellow = new UUID(0, 0);

    Night(Instance<Walk> walks) {
        this.walks = walks;
    }

    UUID red() {
        return red;
    }

    UUID yellow() {
        return yellow;
    }

    /** @return the walk of the last matter; the clock of all stands where it stands */
    Walk falls() {
        blueThatIsOver(walks.get());
        blueThatWaitsForTheMorning(walks.get());
        orange(walks.get());
        Walk inApproval = walks.get();
        yellow(inApproval);
        yellow = inApproval.id();
        Walk last = walks.get();
        red(last);
        red = last.id();
        return last.at("03:20");
    }

    private static void report(Walk walk, String person, String of, String situation) {
        String received = walk.now().toString();
        walk.reports(
                person,
                "{" + of + ", 'knownAt': '" + received + "', 'receivedAt': '" + received + "', 'situation': {"
                        + situation + "}}");
    }

    private static void blueThatIsOver(Walk walk) {
        walk.on("2026-11-10").at("08:40");
        report(
                walk,
                "qian",
                "'title': '公证收费被误解', 'summary': '网民称公证处收费与公示不符', 'theme': 'other', 'areaCode': '990101',"
                        + " 'source': {'kind': 'monitoring', 'platform': '本地论坛'}",
                "'nature': 'misunderstanding', 'counts': {'platforms': 1, 'reads': 620, 'interactions': 14}");
        walk.at("08:55").settles("qian", "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-sfj'}");
        walk.at("09:10").signs("sun", "verify.jx-sfj.1");
        walk.at("10:45").settles("sun", "verify.jx-sfj.1", "{'finding': 'untrue', 'facts': '收费符合公示标准'}");
        walk.at("10:50").settles("sun", "answer.jx-sfj.1", """
                {'mode': 'public', 'address': '官方账号', 'text': '收费依据及计算方法如下', 'signedBy': 'jx-sfj-principal'}""");
        walk.at("16:30").settles("sun", "feedback.jx-sfj.1", "{'effect': 'calm'}");
        walk.at("16:40").settles("qian", "summary.jx-zfw.1", "{'text': '误解已消除'}");
    }

    private static void blueThatWaitsForTheMorning(Walk walk) {
        walk.on("2026-11-11").at("00:30");
        report(
                walk,
                "wu",
                "'title': '夜间报警电话长时间无人接听', 'summary': '群众反映两次拨打后才接通', 'theme': 'law_enforcement', 'areaCode': '990102',"
                        + " 'source': {'kind': 'citizen', 'platform': '市民热线'}",
                "'nature': 'discussion', 'counts': {'platforms': 1, 'reads': 1400, 'interactions': 35}");
    }

    private static void orange(Walk walk) {
        walk.on("2026-11-10").at("21:50");
        report(
                walk,
                "wu",
                "'title': '强制执行中一名老人倒地', 'summary': '现场视频在多个平台传播', 'theme': 'law_enforcement', 'areaCode': '990102',"
                        + " 'source': {'kind': 'duty', 'platform': '短视频'}, 'responsibleUnit': 'yx-fy'",
                "'reach': 'local_media', 'counts': {'platforms': 2, 'reads': 64000, 'interactions': 900}");
        walk.at("21:55").settles("wu", "confirm.yx-zfw.1", """
                {'verdict': 'confirm', 'lead': 'yx-fy', 'assisting': ['yx-gaj']}""");
        walk.at("22:10").signs("yx-fy-handler", "verify.yx-fy.1").signs("yx-gaj-handler", "verify.yx-gaj.1");
        walk.at("22:35").does("wu", "/follow-ups", """
                {'situation': {'reach': 'provincial_media', 'counts': {'platforms': 5, 'reads': 180000, 'interactions': 4200}},
                 'text': '省级媒体报道'}""");
        walk.at("22:41").settles("li", "tell_leader.zfw.1", told("duty_leader", "wang", walk.now()));
        walk.at("22:52").records("li", "wang", "confirm.zfw.1", """
                {'verdict': 'confirm', 'lead': 'yx-fy', 'assisting': ['yx-gaj']}""");
        walk.at("22:58").settles("li", "first_report.zfw.1", "{'to': ['zfw', 'sw', 'fy'], 'text': '首报'}");
        walk.signs("yx-fy-handler", "verify.yx-fy.1").signs("yx-gaj-handler", "verify.yx-gaj.1");
        walk.at("23:20").settles("he", "convene.zfw.1", """
                {'question': '是否存在推搡', 'mode': 'video', 'closesAt': '%s',
                 'units': [{'unit': 'yx-fy', 'required': true}, {'unit': 'fy', 'required': false},
                           {'unit': 'xcb', 'required': false}]}""".formatted(walk.instant("23:59")));
        walk.at("23:40").settles("yx-fy-handler", "verify.yx-fy.1", """
                {'finding': 'open', 'facts': '老人倒地后送医，在院，平稳', 'openPoints': '是否被推'}""");
        walk.at("23:50").settles("yx-fy-handler", "draft.yx-fy.1", """
                {'kind': 'facts', 'facts': '执行现场一名老人倒地，已送医，生命体征平稳，有关情况正在调查',
                 'attitude': '依法查清，及时公布', 'outlet': 'yx-fy', 'nextReleaseAt': '2026-11-11T10:00:00+08:00'}""");
        walk.on("2026-11-11").at("00:20").does("wu", "/follow-ups", """
                {'situation': {'counts': {'platforms': 6, 'reads': 260000, 'interactions': 6100}}}""");
        walk.approves("yx-fy-principal", "approve_unit.yx-fy.1").approves("chen", "approve.zfw.1");
        walk.at("00:35").publishes("yx-fy-handler", "publish.yx-fy.1", "yx-fy");
    }

    private static void yellow(Walk walk) {
        walk.on("2026-11-10").at("23:30");
        report(
                walk,
                "li",
                "'title': '停车线重划后开出罚单', 'summary': '多名车主反映停车线重划后被罚', 'theme': 'law_enforcement', 'areaCode': '990100',"
                        + " 'source': {'kind': 'duty', 'platform': '本地晚报'}",
                "'reach': 'local_media', 'counts': {'platforms': 2, 'reads': 38000, 'interactions': 460}");
        walk.at("23:34").settles("li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'gaj'}");
        walk.at("23:41").settles("li", "tell_leader.zfw.1", told("duty_leader", "wang", walk.now()));
        walk.at("23:50").signs("zhou", "verify.gaj.1");
        walk.settles("li", "first_report.zfw.1", "{'to': ['zfw'], 'text': '首报'}");
        walk.on("2026-11-11").at("01:10").settles("zhou", "verify.gaj.1", """
                {'finding': 'partly', 'facts': '四十一张罚单，标志缺失三天，已暂停处罚'}""");
        walk.at("01:40").settles("zhou", "draft.gaj.1", draft("停车线重划期间共开出罚单若干，已暂停处罚"));
        walk.at("02:05").settles("gaj-deputy", "approve_unit.gaj.1", """
                {'hash': '%s', 'ruling': 'reject', 'failed': ['facts'], 'reason': '数字不全'}
                """.formatted(walk.hash("approve_unit.gaj.1")));
        walk.at("02:40").settles("zhou", "draft.gaj.2", draft("停车线重划期间共开出罚单四十一张，标志缺失三天，已暂停处罚"));
        walk.at("03:00").records("li", "gaj-deputy", "approve_unit.gaj.2", walk.approval("approve_unit.gaj.2"));
    }

    private static String draft(String facts) {
        return "{'kind': 'facts', 'facts': '" + facts
                + "', 'attitude': '给车主带来不便，我们道歉', 'outlet': 'gaj', 'nextReleaseAt': '2026-11-11T17:00:00+08:00'}";
    }

    private static void red(Walk walk) {
        walk.on("2026-11-11").at("01:08");
        walk.reports("li", """
                {'title': '看守所内一人死亡', 'summary': '家属等约六十人聚集医院', 'theme': 'emergency', 'areaCode': '990102',
                 'source': {'kind': 'duty', 'platform': '电话报告'}, 'responsibleUnit': 'yx-gaj',
                 'happenedAt': '%1$s', 'knownAt': '%1$s', 'receivedAt': '%2$s',
                 'situation': {'counts': {'platforms': 3, 'reads': 30000, 'interactions': 800},
                               'flags': {'death_or_serious_injury': true, 'group_event_possible': true}}}
                """.formatted(walk.instant("00:20"), walk.instant("01:05")));
        walk.at("01:12").settles("li", "tell_leader.zfw.1", told("duty_leader", "wang", walk.now()));
        walk.at("01:20").settles("wang", "report_committee.zfw.1", told("duty_officer", "sw-duty", walk.now()));
        walk.at("01:22").signs("yx-gaj-handler", "verify.yx-gaj.1");
        walk.at("01:30").records("li", "chen", "confirm.zfw.1", """
                {'verdict': 'confirm', 'statutoryClass': 'major', 'lead': 'yx-gaj', 'organ': 'jcy'}""");
        walk.at("01:35").settles("yx-gaj-handler", "first_measures.yx-gaj.1", """
                {'kinds': ['families_met', 'evidence_kept', 'rescue'], 'text': '医生到场，记录封存，家属由检察官接待'}""");
        walk.at("01:41").settles("li", "first_report.zfw.1", "{'to': ['sw', 'gaj'], 'text': '首报'}");
        walk.at("01:44").signs("jcy-handler", "independent.jcy.1");
        walk.at("02:00").settles("yx-gaj-handler", "verify.yx-gaj.1", """
                {'finding': 'open', 'facts': '时间地点已明，原因待查'}""");
        walk.at("02:05").does("li", "/follow-ups", """
                {'situation': {'counts': {'platforms': 7, 'reads': 210000, 'interactions': 5200}}}""");
        walk.at("02:12").settles("yx-gaj-handler", "draft.yx-gaj.1", """
                {'kind': 'facts', 'facts': '十一月十一日零时许，看守所内一人经抢救无效死亡，检察机关已介入',
                 'attitude': '依法彻查，及时公布', 'outlet': 'yx-gaj', 'nextReleaseAt': '2026-11-11T08:00:00+08:00'}""");
        walk.at("02:25")
                .records("li", "yx-gaj-principal", "approve_unit.yx-gaj.1", walk.approval("approve_unit.yx-gaj.1"));
        walk.at("02:36").approves("chen", "approve.sw.1");
        walk.at("02:44").publishes("yx-gaj-handler", "publish.yx-gaj.1", "yx-gaj");
        walk.at("03:05").does("li", "/follow-ups", """
                {'situation': {'counts': {'platforms': 9, 'reads': 640000, 'interactions': 15300}}}""");
        walk.at("03:10")
                .settles("li", "decide.sw.1", """
                {'decision': 'start', 'organ': '市委常委会', 'rank': '市委', 'channel': '电话', 'reference': '电话记录'}""", "{'means': 'phone', 'reference': '电话记录', 'secondedBy': 'wang'}");
    }

    private static String told(String role, String person, Instant at) {
        return "{'calls': [{'role': '" + role + "', 'person': '" + person + "', 'at': '" + at
                + "', 'answered': true}], 'told': true}";
    }
}
