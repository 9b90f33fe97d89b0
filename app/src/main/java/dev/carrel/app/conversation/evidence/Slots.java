// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places among an answer's words where the desk puts something of its own. They are made of
 * characters that have no meaning, which are taken out of what a model wrote: it cannot make one.
 */
public final class Slots {
  private static final String BEGIN = "\uE0B0";
  private static final String END = "\uE0B1";
  private static final Pattern SLOT = Pattern.compile(BEGIN + "(\\d{1,4})" + END);

  /** Words, or a place among them. */
  public sealed interface Part {}

  /** What is shown as it is. */
  public record Words(String text) implements Part {}

  /** Where something is put. */
  public record Slot(int index) implements Part {}

  private Slots() {}

  /** A place, to be put into text. */
  static String at(int index) {
    return BEGIN + index + END;
  }

  /** The same number of characters, and no place among them. */
  public static String none(String text) {
    return text.replace(BEGIN, "\uFFFD").replace(END, "\uFFFD");
  }

  /** The text cut at its places. */
  public static List<Part> of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = SLOT.matcher(text);
    int from = 0;
    while (matcher.find()) {
      add(parts, text.substring(from, matcher.start()));
      parts.add(new Slot(Integer.parseInt(matcher.group(1))));
      from = matcher.end();
    }
    add(parts, text.substring(from));
    return parts;
  }

  private static void add(List<Part> parts, String words) {
    if (!words.isEmpty()) {
      parts.add(new Words(words));
    }
  }

  /** The text without its places. */
  public static String removed(String text) {
    return SLOT.matcher(text).replaceAll("");
  }
}
