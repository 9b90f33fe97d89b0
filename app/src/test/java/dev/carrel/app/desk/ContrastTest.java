// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words stand out from what is behind them: 4.5 to 1, as WCAG 2 asks, in both themes. */
class ContrastTest {
  private static final double ENOUGH = 4.5;

  private record Pair(String words, String behind) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("text", "surface"),
          new Pair("text", "sunken"),
          new Pair("text", "accent-soft"),
          new Pair("muted", "surface"),
          new Pair("muted", "sunken"),
          new Pair("accent", "surface"),
          new Pair("accent", "sunken"),
          new Pair("accent", "accent-soft"),
          new Pair("accent", "attention-soft"),
          new Pair("on-accent", "accent"),
          new Pair("proven", "surface"),
          new Pair("proven", "proven-soft"),
          new Pair("attention", "surface"),
          new Pair("attention", "attention-soft"),
          new Pair("text", "attention-soft"),
          new Pair("wrong", "surface"),
          new Pair("wrong", "wrong-soft"),
          new Pair("text", "track"),
          new Pair("paper-text", "paper"),
          new Pair("paper-text", "marker"),
          new Pair("paper-text", "heat-1"),
          new Pair("paper-text", "heat-5"),
          new Pair("paper-muted", "paper"));

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void wordsCanBeReadOnWhatIsBehindThem(String theme) throws IOException {
    Map<String, Color> colors = colors(theme);
    for (Pair pair : PAIRS) {
      double ratio = ratio(color(colors, pair.words()), color(colors, pair.behind()));
      assertTrue(
          ratio >= ENOUGH,
          "%s on %s in %s is %.2f to 1".formatted(pair.words(), pair.behind(), theme, ratio));
    }
  }

  private static Color color(Map<String, Color> colors, String name) {
    return Objects.requireNonNull(colors.get(name), name);
  }

  private static Map<String, Color> colors(String theme) throws IOException {
    String css;
    try (var in = Objects.requireNonNull(Desk.class.getResourceAsStream("desk.css"))) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int start = css.indexOf(".desk." + theme + " {");
    String block = css.substring(start, css.indexOf('}', start));
    Matcher matcher = Pattern.compile("-carrel-([a-z0-9-]+): (#[0-9a-f]+);").matcher(block);
    Map<String, Color> colors = new HashMap<>();
    while (matcher.find()) {
      colors.put(matcher.group(1), Color.web(matcher.group(2)));
    }
    return colors;
  }

  private static double ratio(Color a, Color b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
