// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.document.UnreadablePage;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A row's state in words. */
final class StateText {
  /** Reasons listed before "and n more". */
  private static final int LISTED = 8;

  private final Strings strings = Strings.of(StateText.class);
  private final Quantities quantities = new Quantities();

  /** In the few words beside the bar. */
  String of(ShelfItem item) {
    return switch (item.state()) {
      case ItemState.Adding(double share) when share < 0 -> strings.get("state.adding");
      case ItemState.Adding(double share) -> strings.get("state.adding.share", percent(share));
      case ItemState.Recognizing scan -> of(scan);
      case ItemState.PasswordNeeded ignored -> strings.get("state.password");
      case ItemState.Indexed ignored -> strings.get("state.indexed");
      case ItemState.Queued ignored -> strings.get("state.queued");
      case ItemState.Kept ignored -> strings.get("state.kept");
      case ItemState.SetAside(ReadingChoice.Aside why) -> strings.get("state.aside." + why.name());
      case ItemState.Reading reading -> of(reading);
      case ItemState.Read ignored ->
          item.choice()
              .pages()
              .map(pages -> strings.get("state.read.pages", pages.size()))
              .orElseGet(() -> strings.get("state.read"));
      case ItemState.Failed ignored ->
          strings.get(item.id().isPresent() ? "state.failed" : "state.refused");
    };
  }

  /** What there is to know of it besides, in a sentence or two. */
  String more(ShelfItem item) {
    String state =
        switch (item.state()) {
          case ItemState.Indexed ignored -> strings.get("state.indexed.more");
          case ItemState.Kept ignored -> strings.get("state.kept.more");
          case ItemState.Recognizing scan -> strings.get("state.scan.more." + scan.stage().name());
          case ItemState.SetAside(ReadingChoice.Aside why) ->
              strings.get("state.aside.more." + why.name());
          case ItemState.Queued ignored -> strings.get("state.queued.more");
          default -> of(item);
        };
    return item.tokens().isPresent()
        ? strings.get("state.tokens", state, item.tokens().getAsInt())
        : state;
  }

  /** For one whose reading a person has paused. */
  String paused(ShelfItem item) {
    double share = item.state() instanceof ItemState.Reading reading ? reading.share() : 0;
    return strings.get("state.paused", percent(Math.max(0, share)));
  }

  private String of(ItemState.Reading reading) {
    if (reading.phase() == ItemState.Phase.MEASURING) {
      return strings.get("state.measuring", percent(Math.max(0, reading.share())));
    }
    if (reading.loading() || reading.share() < 0) {
      return strings.get("state.loading");
    }
    int percent = percent(reading.share());
    return reading
        .left()
        .map(left -> strings.get("state.reading.left", percent, quantities.time(left)))
        .orElseGet(() -> strings.get("state.reading", percent));
  }

  private String of(ItemState.Recognizing scan) {
    return switch (scan.stage()) {
      case WAITING -> strings.get("state.scan.waiting");
      case PAUSED ->
          scan.pages() == 0
              ? strings.get("state.scan.paused")
              : strings.get("state.scan.paused.page", scan.page(), scan.pages());
      case READING ->
          scan.left()
              .map(
                  left ->
                      strings.get(
                          "state.scan.left", scan.page(), scan.pages(), quantities.time(left)))
              .orElseGet(() -> strings.get("state.scan", scan.page(), scan.pages()));
    };
  }

  private static int percent(double share) {
    return (int) Math.floor(100 * share);
  }

  /**
   * What needs a look, for beside the bar: how many pages could not be read, how many have hidden
   * text, or else how much was noticed. There is room for two of them.
   */
  String attention(int pages, int hidden, int notices) {
    List<String> parts = new ArrayList<>();
    if (pages > 0) {
      parts.add(strings.get("state.unreadable", pages));
    }
    if (hidden > 0) {
      parts.add(strings.get("state.hidden", hidden));
    }
    if (notices > 0 && parts.size() < 2) {
      parts.add(strings.get("state.notices", notices));
    }
    return parts.size() == 1 ? parts.getFirst() : strings.get("state.both", parts.toArray());
  }

  /** Which pages could not be read and why; neighbours with one reason are told together. */
  String unreadablePages(List<UnreadablePage> pages) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(strings.get("unreadable.title", pages.size()));
    int listed = 0;
    for (int i = 0; i < pages.size() && listed < LISTED; listed++) {
      int end = endOfRun(pages, i);
      int first = pages.get(i).page();
      int last = pages.get(end - 1).page();
      String reason = new NoticeDetails(strings).reason(pages.get(i));
      lines.add(
          first == last
              ? strings.get("unreadable.page", first, reason)
              : strings.get("unreadable.range", first, last, reason));
      i = end;
      if (listed == LISTED - 1 && i < pages.size()) {
        lines.add(strings.get("unreadable.more", pages.size() - i));
      }
    }
    return lines.toString();
  }

  private static int endOfRun(List<UnreadablePage> pages, int start) {
    int end = start + 1;
    while (end < pages.size()
        && pages.get(end).page() == pages.get(end - 1).page() + 1
        && pages.get(end).reason().equals(pages.get(start).reason())) {
      end++;
    }
    return end;
  }
}
