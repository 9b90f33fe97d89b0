// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.answer.StoredReceipt;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.review.AskedColumn;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.SameValue;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.store.CellTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One run through a review; {@link Reviews#run}. */
final class ReviewRun {
  /** Questions that are answered at once; a question of a conversation waits for as many. */
  private static final int SIDE_BY_SIDE = 4;

  /** What the next document would not mend. */
  private static final Set<Code> OF_ALL =
      EnumSet.of(
          Code.DISK_FULL,
          Code.HOME_DAMAGED,
          Code.HOME_UNUSABLE,
          Code.MODEL_CHANGED,
          Code.MODEL_INVALID,
          Code.MODEL_MISSING,
          Code.DOWNLOAD_FAILED,
          Code.HASH_MISMATCH,
          Code.NATIVE_UNAVAILABLE,
          Code.OUT_OF_MEMORY);

  private final Reviews reviews;
  private final CellTable cells;
  private final ReadingDesk reading;
  private final ReadingSession session;
  private final TurnMaker turns;
  private final ReadOptions options;
  private final ReviewListener listener;
  private final Cancellation cancellation;
  private long collection;
  private int done;
  private int all;

  ReviewRun(
      Reviews reviews,
      CellTable cells,
      ReadingDesk reading,
      ReadingSession session,
      TurnMaker turns,
      ReadOptions options,
      ReviewListener listener,
      Cancellation cancellation) {
    this.reviews = reviews;
    this.cells = cells;
    this.reading = reading;
    this.session = session;
    this.turns = turns;
    this.options = options;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  boolean run(ReviewOrder order) {
    ReviewGrid grid = reviews.grid(order.review());
    Map<DocumentId, List<KeptColumn>> open = order.open(grid);
    collection = grid.review().collection();
    all = open.values().stream().mapToInt(List::size).sum();
    try {
      for (Map.Entry<DocumentId, List<KeptColumn>> row : open.entrySet()) {
        cancellation.throwIfRequested();
        if (isRow(row.getKey())) {
          document(row.getKey(), row.getValue(), order);
        } else {
          all -= row.getValue().size();
        }
      }
      return true;
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Whether a document is one of the collection still: a person may have taken it out meanwhile.
   */
  private boolean isRow(DocumentId document) {
    return reviews.documents(collection).contains(document);
  }

  private void document(DocumentId document, List<KeptColumn> columns, ReviewOrder order) {
    try {
      List<DocumentId> _ = session.keepOnly(List.of(document));
      ReadReport _ =
          reading.read(
              document,
              options,
              (stage, at, total) -> listener.reading(document, stage, at, total),
              cancellation);
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED || OF_ALL.contains(e.code())) {
        throw e;
      }
      columns.forEach(column -> keep(document, () -> failed(column, document, e)));
      return;
    }
    ask(document, columns, AskedColumn::first, this::first, true);
    List<KeptColumn> second =
        columns.stream().filter(column -> order.second() || column.second()).toList();
    ask(document, second, AskedColumn::second, this::second, false);
  }

  /** Keeps a reply of a cell. */
  private interface Keeping {
    void keep(KeptColumn column, DocumentId document, Reply.Answered answered);
  }

  private void ask(
      DocumentId document,
      List<KeptColumn> columns,
      Function<ReviewColumn, String> words,
      Keeping keeping,
      boolean tells) {
    for (int from = 0; from < columns.size(); from += SIDE_BY_SIDE) {
      cancellation.throwIfRequested();
      List<KeptColumn> group = columns.subList(from, Math.min(from + SIDE_BY_SIDE, columns.size()));
      if (tells) {
        group.forEach(column -> listener.answering(column.id(), document));
      }
      if (!isRow(document)) {
        all -= tells ? columns.size() - from : 0;
        return; // nothing of it is in the context any more
      }
      asked(
          group,
          words,
          (column, reply) -> {
            switch (reply) {
              case Reply.Answered answered -> {
                if (!answered.answer().complete()) {
                  cancellation.throwIfRequested(); // else the limit of tokens cut it off
                }
                keep(document, () -> keeping.keep(column, document, answered));
              }
              case Reply.Refused refused ->
                  keep(document, () -> failed(column, document, refused.error()));
            }
          });
    }
  }

  /** Keeps something of a document, unless it was deleted for good while the model answered. */
  private void keep(DocumentId document, Runnable keeping) {
    try {
      keeping.run();
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED || isRow(document)) {
        throw e;
      }
    }
  }

  private void asked(
      List<KeptColumn> group,
      Function<ReviewColumn, String> words,
      BiConsumer<KeptColumn, Reply> each) {
    List<Ask> asks = new ArrayList<>();
    for (KeptColumn column : group) {
      asks.add(
          new Ask(
                  new Object(),
                  Dialogue.NONE,
                  words.apply(column.column()),
                  AnswerListener.SILENT,
                  cancellation)
              .about(column.column().question()));
    }
    try {
      List<Reply> replies = session.ask(asks);
      for (int i = 0; i < group.size(); i++) {
        each.accept(group.get(i), replies.get(i));
      }
    } finally {
      asks.forEach(ask -> session.leave(ask.owner()));
    }
  }

  private void first(KeptColumn column, DocumentId document, Reply.Answered answered) {
    Turn turn = turns.turn(answered.answer());
    boolean _ =
        cells.answer(
            column,
            document,
            turn,
            Optional.of(StoredReceipt.json(answered.receipt(), answered.sent())),
            TurnMaker.value(column, turn));
    tell(column, document);
  }

  private void second(KeptColumn column, DocumentId document, Reply.Answered answered) {
    Answer answer = answered.answer();
    Turn turn = turns.turn(answer);
    Cell cell = cells.cell(column, document);
    Optional<CellValue> value = TurnMaker.value(column, turn);
    boolean agrees =
        value.isPresent() == cell.value().isPresent()
            && (value.isEmpty() || SameValue.agree(value.get(), cell.value().orElseThrow()));
    cells.second(
        column,
        document,
        new SecondReading(
            answer.question(),
            answer.text(),
            value,
            agrees,
            cell.answer().map(first -> SecondReading.common(first.quotes(), turn.quotes()))),
        turn.model());
    listener.done(cells.cell(column, document), done, all);
  }

  private void failed(KeptColumn column, DocumentId document, CarrelException error) {
    if (error.code() == Code.CANCELLED || OF_ALL.contains(error.code())) {
      throw error;
    }
    cells.fail(column, document, error.getMessage() + " " + error.remedy());
    tell(column, document);
  }

  private void tell(KeptColumn column, DocumentId document) {
    done++;
    listener.done(cells.cell(column, document), done, all);
  }
}
