// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Chat templates that mean harm: each ends in an exception that says why, or in a text, and never
 * takes the process with it.
 */
class HostileTemplateTest {
  private static final String TOO_MUCH = "more time or memory";
  private static final String TOO_DEEP = "nested deeper";

  private static LlamaModel model;

  @BeforeAll
  static void load() {
    model =
        LlamaModel.load(
            TestModels.smolLm2(),
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
            LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static String apply(String template) {
    return new ChatTemplate(template, model.vocabulary())
        .apply(List.of(new ChatMessage("user", "Hi")), true);
  }

  private static String in(String text, String before, String after, int times) {
    return before.repeat(times) + text + after.repeat(times);
  }

  static Stream<Arguments> tooMuch() {
    String doubled =
        "{% set ns = namespace(v=V) %}{% for i in range(64) %}{% set ns.v = D %}{% endfor %}U";
    return Stream.of(
        Arguments.of("a range of 10^9", "{% for i in range(1000000000) %}a{% endfor %}"),
        Arguments.of(
            "a range that overflows",
            "{{ range(9223372036854775800, 9223372036854775807, 9223372036854775807) }}{{ range(0,"
                + " 9223372036854775807, 1) | length }}"),
        Arguments.of("loops in loops", in("a", "{% for i in range(1000) %}", "{% endfor %}", 5)),
        Arguments.of("a text times 10^9", "{{ 'abcdefgh' * 1000000000 }}"),
        Arguments.of("an empty text times 10^18", "{{ '' * 1000000000000000000 }}"),
        Arguments.of(
            "a text doubled",
            doubled.replace("V", "'ab'").replace("D", "ns.v ~ ns.v").replace("U", "{{ ns.v }}")),
        Arguments.of(
            "a list doubled",
            doubled.replace("V", "[1]").replace("D", "ns.v + ns.v").replace("U", "")),
        Arguments.of(
            "a list of itself twice, printed",
            doubled.replace("V", "['a']").replace("D", "[ns.v, ns.v]").replace("U", "{{ ns.v }}")),
        Arguments.of(
            "the same as JSON",
            doubled
                .replace("V", "['a']")
                .replace("D", "[ns.v, ns.v]")
                .replace("U", "{{ ns.v | tojson }}")),
        Arguments.of(
            "the same as text",
            doubled
                .replace("V", "['a']")
                .replace("D", "[ns.v, ns.v]")
                .replace("U", "{{ ns.v | string }}")),
        Arguments.of(
            "tuples of themselves as keys",
            doubled
                .replace("V", "('a', 'b')")
                .replace("D", "(ns.v, ns.v)")
                .replace("U", "{{ {ns.v: 1}[ns.v] }}")),
        Arguments.of(
            "tuples of themselves compared",
            doubled
                .replace("V", "('a', 'b')")
                .replace("D", "(ns.v, ns.v)")
                .replace("U", "{{ ns.v == ns.v }}")),
        Arguments.of(
            "replacing that squares", "{% set a = 'a' * 100000 %}{{ a | replace('a', a) }}"),
        Arguments.of("replacing nothing", "{% set a = 'a' * 1000000 %}{{ a | replace('', a) }}"),
        Arguments.of("joining with much", "{{ range(10000) | join('x' * 1000000) }}"),
        Arguments.of("indenting by 10^9", "{{ 'a\\nb' | indent(1000000000) }}"),
        Arguments.of("indenting JSON by 10^9", "{{ [1, [2]] | tojson(indent=1000000000) }}"),
        Arguments.of(
            "separating JSON by much",
            "{{ range(10000) | tojson(separators=['x' * 1000000, '']) }}"),
        Arguments.of("splitting into much", "{{ ('a' * 4000000).split('a') | length }}"),
        Arguments.of(
            "formatting much",
            "{% set a = 'a' * 10000000 %}{{ '"
                + "{}".repeat(100)
                + "'.format("
                + "a,".repeat(99)
                + "a) }}"),
        Arguments.of(
            "a text compared a million times",
            "{% set a = 'a' * 1000000 %}{% set l = [a] %}{% for i in range(100000) %}{% if a + 'b'"
                + " in l %}x{% endif %}{% endfor %}"),
        Arguments.of(
            "a list that grows",
            "{% set l = [] %}{% for i in range(400000) %}{% set x = l.append(i) %}{% endfor %}"),
        Arguments.of(
            "many variables in many scopes",
            Stream.iterate(0, i -> i + 1)
                    .limit(5000)
                    .map(i -> "{% set v" + i + " = 1 %}")
                    .reduce("", String::concat)
                + "{% for i in range(100000) %}{% for j in [1] %}{% endfor %}{% endfor %}"),
        Arguments.of("stripping many empty parts", "{{ (' ' * 5000000) | trim }}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tooMuch(String what, String template) {
    LlamaException e = assertThrows(LlamaException.class, () -> apply(template), what);
    assertEquals(LlamaException.Kind.TEMPLATE, e.kind());
    assertTrue(e.getMessage().contains(TOO_MUCH), e.getMessage());
  }

  static Stream<Arguments> tooDeep() {
    int deep = 60_000;
    return Stream.of(
        Arguments.of("brackets", "{{ " + in("1", "(", ")", deep) + " }}"),
        Arguments.of("lists", "{{ " + in("1", "[", "]", deep) + " }}"),
        Arguments.of("objects", "{{ " + in("1", "{1:", "}", deep) + " }}"),
        Arguments.of("calls", "{{ " + in("1", "f(", ")", deep) + " }}"),
        Arguments.of("calls of calls", "{{ f" + "()".repeat(deep) + " }}"),
        Arguments.of("members", "{{ a" + ".a".repeat(deep) + " }}"),
        Arguments.of("indices", "{{ " + in("1", "a[", "]", deep) + " }}"),
        Arguments.of("sums", "{{ 1" + "+1".repeat(deep) + " }}"),
        Arguments.of("filters", "{{ 'a'" + "|e".repeat(deep) + " }}"),
        Arguments.of("tests", "{{ 'a'" + " is a".repeat(deep / 2) + " }}"),
        Arguments.of("negations", "{{ " + "not ".repeat(deep) + "1 }}"),
        Arguments.of("signs", "{{ " + "- ".repeat(deep) + "a }}"),
        Arguments.of("choices", "{{ " + "1 if 0 else ".repeat(deep / 4) + "1 }}"),
        Arguments.of("selections", "{{ " + in("1", "(", " if 1)", deep / 8) + " }}"),
        Arguments.of("blocks", in("a", "{% if 1 %}", "{% endif %}", deep / 8)),
        Arguments.of("loops", in("a", "{% for i in [1] %}", "{% endfor %}", deep / 16)),
        Arguments.of("branches", "{% if 0 %}" + "{% elif 0 %}".repeat(deep / 8) + "{% endif %}"),
        Arguments.of(
            "macros that call themselves", "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}"),
        Arguments.of("macros by default arguments", "{% macro f(x=f()) %}a{% endmacro %}{{ f() }}"),
        Arguments.of(
            "callers that call",
            "{% macro f() %}{% call f() %}a{% endcall %}{% endmacro %}{{ f() }}"),
        Arguments.of(
            "a list in a list, made and printed",
            "{% set ns = namespace(v=['a']) %}{% for i in range(2000) %}{% set ns.v = [ns.v] %}{%"
                + " endfor %}{{ ns.v }}"),
        Arguments.of(
            "the same as JSON",
            "{% set ns = namespace(v=['a']) %}{% for i in range(2000) %}{% set ns.v = [ns.v] %}{%"
                + " endfor %}{{ ns.v | tojson }}"),
        Arguments.of(
            "an object in itself",
            "{% set ns = namespace() %}{% set ns.v = ns %}{{ ns | tojson }}"),
        Arguments.of("a list in itself", "{% set l = [] %}{% set x = l.append(l) %}{{ l }}"),
        Arguments.of(
            "a list in itself as text",
            "{% set l = [] %}{% set x = l.append(l) %}{{ l | string }}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tooDeep(String what, String template) {
    LlamaException e = assertThrows(LlamaException.class, () -> apply(template), what);
    assertEquals(LlamaException.Kind.TEMPLATE, e.kind());
    assertTrue(
        e.getMessage().contains(TOO_DEEP) || e.getMessage().contains(TOO_MUCH), e.getMessage());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("division by zero", "{{ 1 is divisibleby(0) }}"),
        Arguments.of("an unclosed block", "{% if 1 %}a"),
        Arguments.of("an unclosed expression", "{{ a"),
        Arguments.of("an unclosed list", "{{ [1, "),
        Arguments.of("an unclosed object", "{{ {1: 2, "),
        Arguments.of("an unclosed call", "{{ f(1, "),
        Arguments.of("an unclosed text", "{{ 'a"),
        Arguments.of("an unclosed comment", "{# a"),
        Arguments.of("a backslash at the end", "{{ '\\"),
        Arguments.of("a number without end", "{{ " + "9".repeat(1000) + " }}"),
        Arguments.of("a call of what is not there", "{{ nothing() }}"),
        Arguments.of("a member of what is not there", "{{ a.b.c() }}"),
        Arguments.of("a statement that is not there", "{% include '/etc/passwd' %}"),
        Arguments.of("messages taken away", "{% set x = messages.pop(0) %}{{ x }}"),
        Arguments.of(
            "a slice of everything",
            "{{ [1, 2, 3][1:9223372036854775807:9223372036854775807](1) }}"),
        Arguments.of("an exception of its own", "{{ raise_exception('a' * 100000) }}"),
        Arguments.of("a megabyte", "a".repeat(1 << 20)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrong(String what, String template) {
    LlamaException e = assertThrows(LlamaException.class, () -> apply(template), what);
    assertEquals(LlamaException.Kind.TEMPLATE, e.kind());
    assertTrue(e.getMessage().length() < 3000, e.getMessage());
  }

  @Test
  void whatCannotBeOrderedIsSortedWithoutHarm() {
    String list =
        Stream.iterate(0, i -> i + 1)
            .limit(2000)
            .map(
                i ->
                    i % 3 == 0
                        ? "'" + i * 7919 % 1000 + "'"
                        : i % 3 == 1 ? "" + i * 31 % 97 : "none")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    assertEquals("2000", apply("{{ [" + list + "] | sort | length }}"));
  }

  @Test
  void whatHoldsItselfIsGivenBack() {
    String template =
        "{% set ns = namespace() %}{% set ns.v = ns %}{% set ns.big = 'a' * 100000 %}{% set l = []"
            + " %}{% set x = l.append(l) %}done";
    assertEquals("done", apply(template));
    // Java's own memory grows too, but not in each of five rounds; 4 MB would stay in each.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = rss();
      for (int i = 0; i < 40; i++) {
        assertEquals("done", apply(template));
      }
      least = Math.min(least, rss() - before);
    }
    assertTrue(least < 2_000_000, least + " bytes of 40 renderings stayed");
  }

  private static long rss() {
    NativeHeap.giveBack();
    return ProcFigures.read(Path.of("/proc/self/status")).orZero("VmRSS");
  }

  @Test
  void aChainMadeAndDroppedEndsWithoutRecursion() {
    String chain =
        "{% set ns = namespace(v=[]) %}{% for i in range(200) %}{% set ns.v = "
            + in("ns.v", "[", "]", 100)
            + " %}{% endfor %}{% set ns.v = 0 %}done";
    assertEquals("done", apply(chain));
  }

  @Test
  void usualTemplatesWithHundredsOfLongMessagesAreFarFromTheLimits() {
    ChatTemplate template = model.chatTemplate().orElseThrow();
    List<ChatMessage> talk =
        Stream.iterate(0, i -> i + 1)
            .limit(400)
            .map(i -> new ChatMessage(i % 2 == 0 ? "user" : "assistant", "word ".repeat(2000)))
            .toList();
    assertTrue(template.apply(talk, true).length() > 400 * 10_000);
  }
}
