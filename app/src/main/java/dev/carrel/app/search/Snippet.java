// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import dev.carrel.app.fx.Words;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A few words of a page with those looked for in bold. */
final class Snippet {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
  private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT");

  private Snippet() {}

  static TextFlow flow(String snippet, String query) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("snippet");
    String line = snippet.replaceAll("\\s+", " ").strip();
    flow.setNodeOrientation(Words.direction(line));
    List<String> words = words(query);
    int from = 0;
    if (!words.isEmpty()) {
      Matcher matcher = anyOf(words).matcher(line);
      while (matcher.find()) {
        add(flow, line.substring(from, matcher.start()), false);
        add(flow, matcher.group(), true);
        from = matcher.end();
      }
    }
    add(flow, line.substring(from), false);
    return flow;
  }

  private static Pattern anyOf(List<String> words) {
    String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?:" + any + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static List<String> words(String query) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(query);
    while (matcher.find() && words.size() < 32) {
      if (!OPERATOR.matcher(matcher.group()).matches()) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  private static void add(TextFlow flow, String words, boolean found) {
    if (!words.isEmpty()) {
      Text text = new Text(ShownText.of(words));
      text.getStyleClass().add(found ? "found" : "around");
      flow.getChildren().add(text);
    }
  }
}
