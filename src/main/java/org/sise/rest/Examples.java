package org.sise.rest;

/** Requests as the published contract shows them; a test sends each. */
final class Examples {
    static final String REPORT = """
            {"title": "群众对公证收费标准有误解", "summary": "本地平台有帖文询问收费标准,称与公示不符。", "theme": "other",
             "source": {"kind": "monitoring", "platform": "本地论坛"}, "areaCode": "990101", "responsibleUnit": "jx-sfj",
             "situation": {"reach": "local_self_media", "counts": {"platforms": 1, "reads": 620, "interactions": 14}},
             "dedupKey": "fees-2026-09"}""";

    static final String SETTLE = """
            {"outcome": {"verdict": "confirm", "lead": "jx-sfj"}}""";

    static final String SETTLE_FOR_ANOTHER = """
            {"outcome": {"hash": "<hash of the draft>", "ruling": "approve", "outlet": "gaj"},
             "by": {"decidedBy": "zhang", "means": "phone", "reference": "电话记录 12", "doneAt": "2026-09-05T02:20:00+08:00"}}""";

    private Examples() {}
}
