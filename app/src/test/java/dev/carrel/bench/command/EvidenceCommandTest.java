// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import static dev.carrel.app.cli.CapturedRun.requireKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carrel.app.cli.CapturedRun;
import dev.carrel.app.example.ExamplePdf;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of evidence, on two small contracts and the real small model. */
class EvidenceCommandTest {
  private static final String ANSWERS =
      """
      [{"file": "lease.pdf", "clauses": {
         "Governing Law": {"spans": ["This lease is governed by the law of Ohio."], "answer": "Ohio"},
         "Expiration Date": {"spans": ["It ends on <omitted> March 3, 2021."], "answer": "3/3/21"}}},
       {"file": "supply.pdf", "clauses": {
         "Governing Law": {"spans": ["The laws of Maine apply"], "answer": "Maine"}}},
       {"file": "not-there.pdf", "clauses": {}}]
      """;

  private static final String QUESTIONS =
      """
      {"Governing Law": {"lay": ["Which state's law?"], "lawyer": ["Which law governs?"]},
       "Expiration Date": {"lawyer": ["On which date does it end?"]}}
      """;

  @TempDir Path dir;

  @BeforeEach
  void contractsLieThere() throws IOException {
    new ExamplePdf(
            List.of(
                "# Lease\n\nThe tenant pays the rent each month. It ends on the day of March 3,"
                    + " 2021.",
                "# General\n\nThis lease is governed by the law of Ohio."))
        .save(dir.resolve("lease.pdf"));
    new ExamplePdf(
            List.of("# Supply\n\nThe supplier delivers boxes. The laws of Maine apply to this."))
        .save(dir.resolve("supply.pdf"));
    Files.writeString(dir.resolve("answers.json"), ANSWERS);
    Files.writeString(dir.resolve("questions.json"), QUESTIONS);
  }

  private String[] args(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "bench",
                "evidence",
                "--contracts",
                dir.toString(),
                "--answers",
                dir.resolve("answers.json").toString(),
                "--questions",
                dir.resolve("questions.json").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private JsonObject run(String... more) {
    return CapturedRun.json(dir.resolve("home"), args(more));
  }

  private CapturedRun fail(String... more) {
    List<String> args = new ArrayList<>(List.of(args(more)));
    args.addAll(List.of("--json", "--home", dir.resolve("home").toString()));
    return CapturedRun.of(args.toArray(String[]::new));
  }

  @Test
  void itSaysHowOftenLawyersPassagesAreAmongTheFirst() {
    JsonObject result = run();
    requireKeys(result, "model", "profile", "contracts", "questions", "lost", "threads");
    requireKeys(result, "machine", "date", "passages", "quotes", "support", "absence", "costs");
    assertEquals(2, result.get("contracts").getAsInt());
    assertEquals(0, result.get("lost").getAsInt());
    JsonObject row = row(result.getAsJsonArray("passages"), "shipped", "lawyer", "all");
    requireKeys(row, "questions", "hit1", "hit3", "hit5", "hit10");
    assertEquals(3, row.get("questions").getAsInt());
    assertEquals(1, row.get("hit10").getAsDouble(), row.toString());
    assertEquals(
        2,
        row(result.getAsJsonArray("quotes"), "shipped", "lay", "all").get("questions").getAsInt());
    JsonObject support = result.getAsJsonObject("support");
    requireKeys(support, "judged", "absent", "right", "supported", "wrongAndGreen", "toldAbsent");
    assertEquals(2, support.get("judged").getAsInt());
    assertEquals(1, support.get("absent").getAsInt());
    JsonObject absence = result.getAsJsonObject("absence");
    requireKeys(absence, "pairs", "absent", "auroc", "toldAt90", "rightWhenTold", "lay", "lawyer");
    assertEquals(6, absence.get("pairs").getAsInt());
    JsonObject cost = result.getAsJsonArray("costs").get(0).getAsJsonObject();
    assertTrue(cost.get("answerSeconds").getAsDouble() > 0, cost.toString());
  }

  private static JsonObject row(JsonArray rows, String ranking, String wording, String length) {
    return rows.asList().stream()
        .map(row -> row.getAsJsonObject())
        .filter(row -> row.get("ranking").getAsString().equals(ranking))
        .filter(row -> row.get("wording").getAsString().equals(wording))
        .filter(row -> row.get("length").getAsString().equals(length))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasMeasuredIsTakenFromTheDetailsAndNotMeasuredAgain() throws IOException {
    Path details = dir.resolve("details.jsonl");
    String[] only = {"--parts", "passages", "--limit", "1", "--details", details.toString()};
    JsonObject first = run(only);
    String written = Files.readString(details);
    assertEquals(1, written.lines().count());
    assertTrue(written.contains("\"ranks\":{\"shipped\":"), written);
    JsonObject again = run(only);
    assertEquals(first.get("passages"), again.get("passages"));
    assertEquals(first.get("costs"), again.get("costs"));
    assertEquals(written, Files.readString(details));
  }

  @Test
  void onlyTheCategoriesAskedForAreAsked() {
    JsonObject result = run("--parts", "passages", "--categories", "Expiration Date");
    assertEquals(1, result.get("questions").getAsInt());
    assertEquals(0, result.getAsJsonObject("support").get("judged").getAsInt());
  }

  @Test
  void wrongUsageAndFilesThatAreNotThereAreSaid() throws IOException {
    assertEquals(2, fail("--limit", "0").status());
    assertEquals(2, fail("--categories", "Poetry").status());
    Files.writeString(dir.resolve("questions.json"), "[1]");
    assertEquals("FILE_CORRUPT", code(fail()));
    Files.writeString(dir.resolve("questions.json"), QUESTIONS);
    Files.delete(dir.resolve("lease.pdf"));
    Files.delete(dir.resolve("supply.pdf"));
    assertEquals("FILE_MISSING", code(fail("--model", "smollm2-135m")));
    Files.delete(dir.resolve("answers.json"));
    assertEquals("FILE_MISSING", code(fail()));
  }

  private static String code(CapturedRun run) {
    assertEquals(1, run.status(), run.err());
    return run.json().getAsJsonObject("error").get("code").getAsString();
  }

  @Test
  void theTableNamesTheRowsAndWhatIsSupported() {
    List<String> args = new ArrayList<>(List.of(args("--parts", "passages,support")));
    args.addAll(List.of("--home", dir.resolve("home").toString()));
    args.addAll(List.of("--model", TestModels.smolLm2().toString()));
    CapturedRun run = CapturedRun.of(args.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("shipped") && run.out().contains("called supported"), run.out());
    assertFalse(run.out().contains("absence, lay: 6"), run.out());
    assertTrue(run.err().contains("supply.pdf"), run.err());
  }
}
