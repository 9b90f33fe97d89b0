// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJsonTest;
import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.model.TokenChooser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts: as a person has them, and as a conversation keeps them. */
public final class ReceiptFuzz implements FuzzTarget {
  private static final DocumentId DOCUMENT = new DocumentId("5".repeat(64));

  @Override
  public String name() {
    return "receipts";
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    List<TokenChooser> choosers =
        List.of(
            TokenChooser.GREEDY,
            new TokenChooser.Among(List.of(1, 2)),
            new TokenChooser.Sampled(40, 0.9f, 0.7f, -5));
    for (TokenChooser chooser : choosers) {
      String json = ReceiptJson.text(receipt(chooser));
      seeds.add(json.getBytes(StandardCharsets.UTF_8));
      String lengths = ",\"lengths\":{\"opening\":[3,2],\"question\":[6],\"answer\":[1,2]}}";
      seeds.add((json.substring(0, json.length() - 1) + lengths).getBytes(StandardCharsets.UTF_8));
    }
    seeds.addAll(
        FuzzTarget.ascii(
            "{\"format\":1,\"sent\":[{\"words\":\"OPENING\",\"tokens\":[1,2],\"texts\":[\"a\"]},"
                + "{\"document\":\""
                + "5".repeat(64)
                + "\",\"name\":\"a.pdf\",\"pages\":3,"
                + "\"tokens\":99},{\"before\":1,\"summarized\":false,\"tokens\":5}]}"));
    return seeds;
  }

  private static Receipt receipt(TokenChooser chooser) {
    TextSpan place = new TextSpan(DOCUMENT, 2, 10, 20);
    return new Receipt(
        Instant.parse("2026-03-04T05:06:07Z"),
        "0.1.0",
        Map.of("model", "m", "profile", "exact"),
        "build 1, avx2",
        3,
        "Who?",
        chooser,
        List.of(
            new Given.Words(
                Given.Kind.OPENING,
                List.of(new Given.Literal("Hello"), new Given.Passage(List.of(place))),
                2,
                "a".repeat(64)),
            new Given.Document(
                DOCUMENT, "a.pdf", "A", List.of(new PageRange(1, 3)), 99, "b".repeat(64)),
            new Given.Before(1, true, 5, "c".repeat(64)),
            new Given.Words(
                Given.Kind.QUESTION, List.of(new Given.Literal("Who?")), 1, "d".repeat(64))),
        new Receipt.Written(List.of(7, 8), "Yes", true),
        List.of(new Receipt.Cited(Match.VERBATIM, List.of(place))),
        EvidenceJsonTest.ALL,
        List.of(new Receipt.Placed(place, "ten letters")));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json(
        "\"format\":2",
        "\"given\"",
        "\"part\":\"before\"",
        "\"part\":\"document\"",
        "\"pages\"",
        "\"places\"",
        "\"chooser\"",
        "\"by\":\"sampled\"",
        "\"quotes\"",
        "\"lengths\"",
        "\"sent\"");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    String json = new String(input, StandardCharsets.UTF_8);
    Optional<IllegalArgumentException> refused = Optional.empty();
    try {
      Receipt read = ReceiptJson.receipt(json);
      if (!ReceiptJson.receipt(ReceiptJson.text(read)).equals(read)) {
        throw new IllegalStateException("what was read is not what is written");
      }
    } catch (IllegalArgumentException e) {
      refused = Optional.of(e);
    }
    try {
      StoredReceipt kept = StoredReceipt.of(json);
      kept.sent(place -> Optional.of("words"));
      kept.sent(place -> Optional.empty());
    } catch (IllegalArgumentException e) {
      refused = Optional.of(e);
    }
    if (refused.isPresent()) {
      throw new IOException(refused.get());
    }
  }
}
