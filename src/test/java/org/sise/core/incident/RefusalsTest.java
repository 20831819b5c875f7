package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.core.incident.Refusals.Kind;
import org.sise.core.incident.Refusals.Refusal;

class RefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证号11010519491231002X。",
                "11010519491231002x",
                "110105 19491231 002X",
                "１１０１０５１９４９１２３１００２X",
                "编号2,11010519491231002X",
                "11010519491231002Ｘ",
                "110105\u200b19491231002X",
                "110105.19491231.002X",
                "110105，19491231，002X",
                "ID11010519491231002X",
                "11010519491231002×"
            })
    void an_identity_number_is_found(String text) {
        assertThat(Refusals.ofText(text)).map(Refusal::kind).contains(Kind.IDENTITY_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "电话13812345678",
                "+86 138-1234-5678",
                "8613812345678",
                "(138 1234 5678)",
                "１３８１２３４５６７８",
                "138.1234.5678",
                "(138)12345678",
                "138_1234_5678",
                "138—1234—5678",
                "138\u00a01234\u00a05678",
                "138\n1234\n5678",
                "138\u200b12345678",
                "电话/微信/13912345678",
                "联系方式=13912345678",
                "微信：a13912345678",
                "139 123 45678",
                "1391 2345 678",
                "1 3 9 1 2 3 4 5 6 7 8",
                "139——1234——5678",
                "008613912345678",
                "013912345678",
                "❶❸❾❶❷❸❹❺❻❼❽",
                "⒈⒊⒐⒈⒉⒊⒋⒌⒍⒎⒏",
                "㈠㈢㈨㈠㈡㈢㈣㈤㈥㈦㈧",
                "一三九○二三四五六七八",
                "壹叁玖壹貳叁肆伍陸柒捌",
                "①③⑧①②③④⑤⑥⑦⑧",
                "1\uFE0F\u20E33\uFE0F\u20E38\uFE0F\u20E31\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E34\uFE0F\u20E35\uFE0F\u20E36\uFE0F\u20E37\uFE0F\u20E38\uFE0F\u20E3",
                "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
                "١٣٨١٢٣٤٥٦٧٨",
                "一三八一二三四五六七八",
                "幺三八 一二三四 五六七八",
                "第一，13812345678"
            })
    void a_mobile_number_is_found(String text) {
        assertThat(Refusals.ofText(text)).map(Refusal::kind).contains(Kind.MOBILE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021", // a wrong check character
                "110105199913310020", // no date of birth
                "(2026)甲0101民初12345号",
                "阅读量1381234567890123",
                "12812345678",
                "https://news.example/a/13812345678.html",
                "01a20b80-c2dc-7610-bf11-a13812345678", // a machine's key
                "0571-88881234",
                "涉案金额13912345678元",
                "阅读量 15800000000 次",
                "12345，12348，400-800-1390",
                "（2026）甲01民初1234号 2026-09-01 18:00",
                "0f8a13912345678bcd0f8a13912345678bcd0f8a", // a hash
                "2026-09-01 02:40 至 2026-09-02 18:00",
                ""
            })
    void other_numbers_are_left_alone(String text) {
        assertThat(Refusals.ofText(text)).isEmpty();
    }

    @Test
    void the_position_counts_from_one() {
        assertThat(Refusals.ofText("电话13812345678")).isEqualTo(Optional.of(new Refusal(Kind.MOBILE_NUMBER, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://weibo.com/u/1234567890",
                "HTTPS://WEIBO.COM/U/123",
                "https://weibo.com./u/123",
                "https://tieba.baidu.com/home/main?un=x",
                "https://www.weibo.com/n/某人",
                "https://www.douyin.com/user/MS4wLjABAAAA",
                "https://www.zhihu.com/people/somebody",
                "https://space.bilibili.com/123",
                "https://twitter.com/somebody",
                "https://weibo.com/u/1234567890/photos",
                "https://weibo.com//u/123",
                "https://weibo.com\\u\\123",
                "https://weibo.com/u/123|a",
                "https://a.example/go?target=weibo.com/u/123",
                "https://a.example/go?target=//weibo.com/u/123",
                "https://a.example/r/https://weibo.com/u/123",
                "https://user.qzone.qq.com/12345",
                "https://www.douban.com/people/somebody/",
                "https://t.me/somebody",
                "https://www.tiktok.com/@somebody",
                "https://ｗｅｉｂｏ.com/u/123",
                "https://weibo。com/u/123",
                "https://passport.weibo.com/visitor?url=https%3A%2F%2Fweibo.com%2Fu%2F123&a=1",
                "https://link.example/go#target=https://weibo.com/u/123"
            })
    void a_persons_page_is_refused(String link) {
        assertThat(Refusals.ofLink(link)).map(Refusal::kind).contains(Kind.PERSONS_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://weibo.com/1234567890/Oabc123",
                "https://www.douyin.com/video/7300000000000000000",
                "https://news.example/2026/09/01/a.html",
                "https://news.example/a?from=https%3A%2F%2Fweibo.com%2F1234567890%2FOabc123&x=%",
                "https://t.me/somebody/17",
                "https://s.weibo.com/weibo?q=%23topic%23",
                "https://weibo.com/newlogin?url=https%3A%2F%2Fweibo.com%2F1234567890%2FOabc123",
                "本单位官方网站"
            })
    void a_post_or_an_institution_is_not(String link) {
        assertThat(Refusals.ofLink(link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "主页 https://weibo.com/u/1234567890，请核",
                "见 HTTPS://weibo.com/u/1234567890。",
                "见weibo.com/u/1234567890；另",
                "www.weibo.com/u/1234567890",
                "//weibo.com/u/1234567890 已核"
            })
    void a_persons_page_is_found_in_a_text_however_it_is_written(String text) {
        assertThat(Links.inText(text)).map(Refusal::kind).contains(Kind.PERSONS_PAGE);
    }
}
