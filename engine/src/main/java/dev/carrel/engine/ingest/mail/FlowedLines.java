// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

/** Lines of a mail that go on in the next one, where that ends in a blank (RFC 3676). */
final class FlowedLines {
  private FlowedLines() {}

  /** The paragraphs of a text each in a line, as far as its heads say that lines go on. */
  static String joined(String text, PartHeads.Flowed how) {
    if (how == PartHeads.Flowed.NOT) {
      return text;
    }
    StringBuilder joined = new StringBuilder();
    String goesOn = null;
    for (String raw : text.replace("\r\n", "\n").split("\n", -1)) {
      int depth = 0;
      while (depth < raw.length() && raw.charAt(depth) == '>') {
        depth++;
      }
      String quotes = raw.substring(0, depth);
      String line = raw.substring(depth);
      line = line.startsWith(" ") ? line.substring(1) : line; // it was put in
      if (quotes.equals(goesOn)) {
        joined.append(line);
      } else {
        joined.append(joined.isEmpty() ? "" : "\n").append(quotes);
        joined.append(depth > 0 ? " " : "").append(line);
      }
      boolean signature = line.equals("-- ");
      goesOn = line.endsWith(" ") && !signature ? quotes : null;
      if (goesOn != null && how == PartHeads.Flowed.WITHOUT_BLANKS) {
        joined.setLength(joined.length() - 1);
      }
    }
    return joined.toString();
  }
}
