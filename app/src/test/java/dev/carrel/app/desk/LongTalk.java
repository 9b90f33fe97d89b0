// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Conversations with long answers of all kinds of blocks, as a home has them after some weeks. */
final class LongTalk {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));
  private static final String SENTENCE =
      "The tenant pays the rent of nine hundred dollars in advance, on the first of the month. ";

  private LongTalk() {}

  /** An answer of some 400 words. */
  static String answer(int number) {
    return """
    # What the lease says about month %d

    %s

    - The *rent* is due on the first day [1].
    - A **late fee** of fifty dollars is added after the fifth day [2].
    - The deposit comes back within thirty days, less what repairs took [3].

    ## In figures

    | month | rent | fee | deposit |
    |---|---|---|---|
    | January | 900 | 0 | 1,800 |
    | February | 900 | 50 | 1,800 |
    | March | 910 | 0 | 1,800 |
    | April | 910 | 50 | 1,800 |

    > %s

    1. First the tenant is reminded in writing.
    2. Then the fee is added to what is owed.

    ```
    owed = rent + fee * months
    if owed > deposit:
        end(lease)
    ```

    %s
    """
        .formatted(number, SENTENCE.repeat(6), SENTENCE.repeat(3), SENTENCE.repeat(8));
  }

  /** Puts a conversation into a home, the one used last. */
  static void write(Path folder, String title, int turns) {
    try (Home home = Home.open(folder);
        Store store = Store.open(home)) {
      long id = store.conversations().create(OptionalLong.empty(), title).id();
      for (int number = 1; number <= turns; number++) {
        store.turns().append(id, turn(number), Optional.empty());
      }
    }
  }

  private static Turn turn(int number) {
    return new Turn(
        "What does the lease say about month " + number + ", and what follows if it is late?",
        answer(number),
        "scripted",
        "exact",
        Instant.parse("2026-03-03T12:00:00Z").plusSeconds(number),
        400,
        20,
        9000,
        true,
        IntStream.rangeClosed(1, 3).mapToObj(LongTalk::quote).toList(),
        List.of(),
        Evidence.NONE);
  }

  private static Quote quote(int number) {
    return new Quote(
        number,
        SENTENCE.strip(),
        Match.VERBATIM,
        "Lease.pdf",
        List.of(new TextSpan(DOCUMENT, number, 0, 40)));
  }
}
