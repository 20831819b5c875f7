package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 45: account parts are cut off, persons' pages are refused. */
class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://weibo.com/1234567890/NxAbCdEf, https://weibo.com/-/NxAbCdEf",
        "https://www.weibo.com/some_name/NxAbCdEf?from=page, https://www.weibo.com/-/NxAbCdEf?from=page",
        "https://forum.example.cn/u/12345/post/9, https://forum.example.cn/u/-/post/9",
        "https://video.example.cn/@someone/video/7, https://video.example.cn/-/video/7",
        "https://x.com/someone/status/7, https://x.com/-/status/7",
        "https://tieba.baidu.com/p/777?un=1&uid=5&pn=2, https://tieba.baidu.com/p/777?un=1&pn=2",
        "https://name:secret@forum.example.cn/t/7#user-5, https://forum.example.cn/t/7",
        "https://forum.example.cn:8443/thread?tid=7&UserName=x, https://forum.example.cn:8443/thread?tid=7",
        "https://forum.example.cn/t/blue, https://forum.example.cn/t/blue",
        "本地论坛, 本地论坛"
    })
    void account_parts_are_cut_off(String link, String kept) {
        assertThat(Links.cut(link)).isEqualTo(kept);
    }

    @Test
    void account_parts_are_cut_off_within_a_text() {
        assertThat(Links.cutWithin("见 https://forum.example.cn/t/999?uid=5 帖子,另见 https://news.example.cn/a.html"))
                .isEqualTo("见 https://forum.example.cn/t/999 帖子,另见 https://news.example.cn/a.html");
    }

    @Test
    void a_persons_page_is_found_in_a_text_at_its_place() {
        assertThat(Links.inText("见 https://weibo.com/u/123456 ,已核实")
                        .orElseThrow()
                        .position())
                .isEqualTo(3);
        assertThat(Links.inText("见(https://www.zhihu.com/people/someone)")).isPresent();
        assertThat(Links.inText("见 https://weibo.com/1234567890/NxAbCdEf,已核实")).isEmpty();
        assertThat(Links.inText("没有链接")).isEmpty();
    }
}
