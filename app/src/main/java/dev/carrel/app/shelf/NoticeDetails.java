// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.ShownText;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What belongs into the lines on a document, in the desk's language: the engine has words in
 * English, and names of files and encodings among them, which stay as they are.
 */
final class NoticeDetails {
  /** Why a file inside of another was not read, as it stands behind its name. */
  private static final Map<String, String> WHY =
      Map.of(
          "encrypted", "detail.why.encrypted",
          "empty", "detail.why.empty",
          "no text", "detail.why.no-text",
          "damaged", "detail.why.damaged",
          "missing", "detail.why.missing",
          "not in the message", "detail.why.not-within",
          "it is a link", "detail.why.link",
          "its path leads out of the archive", "detail.why.path");

  private static final Pattern BRACKETS = Pattern.compile("\\(([a-z ]{5,40})\\)");
  private static final Pattern GUESS =
      Pattern.compile("(\\S+)(, for it is not the named | for the unknown )([^;]+)");

  private static final Map<String, String> REASONS =
      Map.of(
          UnreadablePage.SCANNED, "reason.scanned",
          UnreadablePage.DRAWN, "reason.drawn",
          UnreadablePage.NO_WRITING, "reason.no-writing",
          UnreadablePage.OTHER_SCRIPT, "reason.other-script",
          UnreadablePage.UNDECODED, "reason.undecoded",
          UnreadablePage.LATER, "reason.later",
          UnreadablePage.STOPPED, "reason.stopped",
          UnreadablePage.UNMAPPED, "reason.unmapped");

  private final Strings strings;

  NoticeDetails(Strings strings) {
    this.strings = strings;
  }

  /** Of a notice, in a line. */
  String of(Notice notice) {
    String detail = ShownText.line(notice.detail());
    return switch (notice.code()) {
      case TRACKED_CHANGES -> changes(detail);
      case EMBEDDED_FILES -> BRACKETS.matcher(detail).replaceAll(this::why);
      case ENCODING_GUESSED -> GUESS.matcher(detail).replaceAll(this::guess);
      default -> detail;
    };
  }

  private String changes(String shown) {
    for (ReadAs.Changes changes : ReadAs.Changes.values()) {
      if (changes.shown().equals(shown)) {
        return strings.get("detail.changes." + changes.label());
      }
    }
    return shown;
  }

  private String why(MatchResult found) {
    String key = WHY.get(found.group(1));
    String words = key == null ? found.group() : "(" + strings.get(key) + ")";
    return Matcher.quoteReplacement(words);
  }

  private String guess(MatchResult found) {
    String key = found.group(2).startsWith(",") ? "detail.guess.other" : "detail.guess.unknown";
    return Matcher.quoteReplacement(strings.get(key, found.group(1), found.group(3)));
  }

  /** Why a page could not be read. */
  String reason(UnreadablePage page) {
    String key = REASONS.get(page.reason());
    return key == null ? page.reason() : strings.get(key);
  }
}
