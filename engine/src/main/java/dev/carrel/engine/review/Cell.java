// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a column's question in one document.
 *
 * @param column the column's number
 * @param document whose row it is in
 * @param state where it stands
 * @param turn the number of the machine's answer among all answers of the home, by which its
 *     receipt is found; empty if there is none
 * @param answer the machine's answer with its quotes and evidence; empty if there is none
 * @param value what the shown words were read as: the person's where there are such, else the
 *     machine's; empty before there are any
 * @param second what the second reader said; empty if none was asked
 * @param corrected the person's words in place of the machine's; empty for none
 * @param flagged whether a person marked it to come back to
 * @param note what a person wrote beside it; empty for nothing
 * @param failure why it could not be answered; empty if it was
 */
public record Cell(
    long column,
    DocumentId document,
    CellState state,
    OptionalLong turn,
    Optional<Turn> answer,
    Optional<CellValue> value,
    Optional<SecondReading> second,
    Optional<String> corrected,
    boolean flagged,
    String note,
    String failure) {
  /** A cell that nobody was asked for. */
  public static Cell waiting(long column, DocumentId document) {
    return new Cell(
        column,
        document,
        CellState.WAITING,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        "",
        "");
  }

  /** The words that are shown: the person's, else the machine's; empty before there are any. */
  public String words() {
    return corrected.or(() -> answer.map(Turn::answer)).orElse("");
  }

  /** The same, being answered. */
  public Cell answering() {
    return new Cell(
        column,
        document,
        CellState.ANSWERING,
        turn,
        answer,
        value,
        second,
        corrected,
        flagged,
        note,
        failure);
  }
}
