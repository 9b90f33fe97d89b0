// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.review.ReviewAct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a review as its log tells of them, entry by entry. A column is known by its head,
 * also under one that it had before. Logs of earlier programs have two columns of one head, or a
 * new head without the old one: of such columns nothing is told.
 */
final class ToldCells {
  private final Map<String, Map<String, Told>> columns = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Set<String> unclear = new HashSet<>();

  /** What is told of one cell; null of what is not told of. */
  static final class Told {
    private final Map<String, Set<String>> answers = new HashMap<>();

    private @Nullable String answer;

    /** Whether the answer came with a former version of the document, and may go with it. */
    private boolean carried;

    private @Nullable String corrected;
    private boolean verified;
    private @Nullable String value;
    private @Nullable String second;
    private @Nullable String secondWhole;
    private String failure = "";
    private @Nullable Boolean flagged;
    private @Nullable String note;

    /** Null: nobody told of one. */
    @Nullable String answer() {
      return answer;
    }

    boolean isCarried() {
      return carried;
    }

    @Nullable String corrected() {
      return corrected;
    }

    boolean verified() {
      return verified;
    }

    /** As JSON; empty for none; null where it is not told. */
    @Nullable String value() {
      return value;
    }

    /** The second reader's words. */
    @Nullable String second() {
      return second;
    }

    /** All that is kept of the second reader; null where only the words are told. */
    @Nullable String secondWhole() {
      return secondWhole;
    }

    String failure() {
      return failure;
    }

    Optional<Boolean> flagged() {
      return Optional.ofNullable(flagged);
    }

    Optional<String> note() {
      return Optional.ofNullable(note);
    }

    /** What each answer was read as that the machine ever gave here; empty where it is not told. */
    Map<String, Set<String>> answers() {
      return answers;
    }

    /** Whether what a person did, or an answer, settled that it is of this version. */
    boolean isOwn() {
      return answer != null || corrected != null || verified;
    }

    private void next(ReviewAct act, String before, String after, @Nullable String read) {
      switch (act) {
        case ANSWERED -> {
          answers.computeIfAbsent(after, _ -> new HashSet<>()).add(read == null ? "" : read);
          answer = after;
          carried = false;
          failure = "";
          second = null;
          secondWhole = null;
          if (corrected == null) {
            value = read;
          }
        }
        case FAILED -> failure = after;
        case SECOND_READ -> {
          second = after;
          secondWhole = read;
        }
        case CORRECTED -> {
          carryOver(before);
          corrected = after;
          value = read;
        }
        case CORRECTION_TAKEN_BACK -> {
          carryOver(after);
          corrected = null;
          value = read;
        }
        case VERIFIED -> {
          carryOver(after);
          verified = true;
          value = read == null ? value : read;
        }
        case VERIFICATION_TAKEN_BACK -> verified = false;
        case FLAGGED -> flagged = true;
        case FLAG_TAKEN_BACK -> flagged = false;
        case NOTED -> note = after;
        case BEGUN,
            RENAMED,
            COLUMN_ADDED,
            COLUMN_CHANGED,
            COLUMN_RENAMED,
            COLUMN_REMOVED,
            COLUMN_RESTORED,
            TAGGED,
            TAG_TAKEN_OFF -> {}
      }
    }

    /** Words that a person found there, and of which no answer is told, came from elsewhere. */
    private void carryOver(String words) {
      if (answer == null && corrected == null && !words.isEmpty()) {
        answer = words;
        carried = true;
      }
    }
  }

  void next(ReviewLogRows.Row row) {
    ReviewAct act = ReviewAct.named(row.what()).orElse(ReviewAct.BEGUN);
    String head = row.title();
    switch (act) {
      case COLUMN_ADDED -> {
        if (columns.containsKey(head) && !removed.remove(head)) {
          unclear.add(head);
        }
        columns.put(head, new LinkedHashMap<>());
      }
      case COLUMN_RENAMED -> {
        Map<String, Told> cells = columns.remove(head);
        columns.put(Objects.requireNonNullElse(row.after(), ""), orNew(cells));
      }
      case COLUMN_CHANGED -> {
        if (!columns.containsKey(head)) {
          unclear.add(head);
        }
      }
      case COLUMN_REMOVED -> removed.add(head);
      case COLUMN_RESTORED -> removed.remove(head);
      case ANSWERED,
          FAILED,
          SECOND_READ,
          CORRECTED,
          CORRECTION_TAKEN_BACK,
          VERIFIED,
          VERIFICATION_TAKEN_BACK,
          FLAGGED,
          FLAG_TAKEN_BACK,
          NOTED ->
          said(row, act);
      case BEGUN, RENAMED, TAGGED, TAG_TAKEN_OFF -> {}
    }
  }

  private void said(ReviewLogRows.Row row, ReviewAct act) {
    Map<String, Told> cells = columns.computeIfAbsent(row.title(), _ -> new LinkedHashMap<>());
    if (row.before() == null || row.after() == null) {
      cells.remove(row.document()); // the cell went for good with its document
    } else {
      cells
          .computeIfAbsent(row.document(), _ -> new Told())
          .next(act, row.before(), row.after(), row.value());
    }
  }

  private static Map<String, Told> orNew(@Nullable Map<String, Told> cells) {
    return cells == null ? new LinkedHashMap<>() : cells;
  }

  /** Whether it can be told which column is meant by this head. */
  boolean isClear(String head) {
    return !unclear.contains(head);
  }

  /** Whether there should be a column of each head that is told of. */
  boolean knowsAllHeads() {
    return unclear.isEmpty();
  }

  /** Whether a column has this head. */
  boolean knows(String head) {
    return columns.containsKey(head);
  }

  /** The heads of the columns that were not removed. */
  Set<String> heads() {
    Set<String> heads = new HashSet<>(columns.keySet());
    heads.removeAll(removed);
    return heads;
  }

  /** The cells of a column by their document. */
  Map<String, Told> cells(String head) {
    return columns.getOrDefault(head, Map.of());
  }
}
