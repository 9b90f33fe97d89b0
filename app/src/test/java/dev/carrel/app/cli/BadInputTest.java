// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.bench.command.BenchCommand;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.home.Home;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot be read gives one line with what to do, and leaves earlier documents as they were.
 */
class BadInputTest {
  @TempDir Path dir;
  private String home = "";

  @BeforeEach
  void anEarlierDocument() throws IOException {
    home = dir.resolve("home").toString();
    Path earlier = Files.writeString(dir.resolve("earlier.txt"), "The penguin is a bird.");
    CapturedRun run = CapturedRun.of("search", earlier.toString(), "penguin", "--home", home);
    assertEquals(0, run.status(), run.err());
  }

  private void refused(String code, String... args) {
    CapturedRun run = CapturedRun.of(args);
    assertEquals(1, run.status(), run.err());
    JsonObject error = run.json().getAsJsonObject("error");
    assertEquals(code, error.get("code").getAsString());
    assertTrue(error.get("remedy").getAsString().length() > 10, run.out());
    assertEquals(1, run.err().lines().filter(l -> l.startsWith("carrel: ")).count(), run.err());
    CapturedRun after = CapturedRun.of("search", "penguin", "--home", home, "--json");
    assertEquals(1, after.json().getAsJsonArray("hits").size(), after.out());
  }

  private void refusedFile(String code, Path file) {
    refused(code, "ask", file.toString(), "What is it?", "--home", home, "--json");
  }

  @Test
  void aFileOfZeroBytes() throws IOException {
    refusedFile("FILE_EMPTY", Files.createFile(dir.resolve("empty.pdf")));
  }

  @Test
  void aCorruptFile() throws IOException {
    byte[] junk = new byte[5000];
    new Random(11).nextBytes(junk);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, junk, 0, 9);
    refusedFile("FILE_CORRUPT", Files.write(dir.resolve("junk.pdf"), junk));
  }

  @Test
  void anEncryptedFileWithoutAndWithAWrongPassword() throws IOException {
    Path file = dir.resolve("locked.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(file.toFile());
    }
    refusedFile("PASSWORD_NEEDED", file);
    refused(
        "PASSWORD_WRONG",
        "ask",
        file.toString(),
        "What?",
        "--password",
        "no",
        "--home",
        home,
        "--json");
  }

  @Test
  void aNameThatNoFileCanHave() {
    for (String command : new String[] {"text", "ask", "search"}) {
      CapturedRun run = CapturedRun.of(command, "a\0b.txt", "why?", "--home", home);
      assertEquals(1, run.status(), run.err());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("has no way to name the file"), run.err());
    }
  }

  @Test
  void ofSeveralFilesThoseThatCanBeReadArePrintedAndTheOthersNamed() {
    String good = dir.resolve("earlier.txt").toString();
    String missing = dir.resolve("nowhere.pdf").toString();
    CapturedRun run = CapturedRun.of("text", missing, good);
    assertEquals(1, run.status(), run.err());
    assertTrue(run.out().contains("=== earlier.txt"), run.out());
    assertTrue(run.err().contains("nowhere.pdf"), run.err());
    CapturedRun json = CapturedRun.of("text", missing, good, "--json");
    JsonObject result = JsonParser.parseString(json.out()).getAsJsonObject();
    assertEquals(1, result.getAsJsonArray("documents").size());
    JsonObject refused = result.getAsJsonArray("refused").get(0).getAsJsonObject();
    assertEquals(missing, refused.get("file").getAsString());
    assertEquals(
        "FILE_MISSING", refused.getAsJsonObject("error").get("code").getAsString(), json.out());
  }

  @Test
  void aFullStandardOutput() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no such device here");
    String file = dir.resolve("earlier.txt").toString();
    for (String[] args : new String[][] {{"--help"}, {"text", file}, {"text", "--json", file}}) {
      StringWriter err = new StringWriter();
      Writer out = new OutputStreamWriter(Files.newOutputStream(full), StandardCharsets.UTF_8);
      Streams streams = new Streams(InputStream.nullInputStream(), out, err, false);
      int status =
          new CarrelCommandLine(TestPlatform.withModels(dir), streams, BenchCommand::of)
              .execute(args);
      assertEquals(1, status, err.toString());
      assertTrue(err.toString().contains("could not be written"), err.toString());
    }
  }

  @Test
  void aFolderAMissingFileAndAnEndlessOne() {
    refusedFile("FILE_UNREADABLE", dir);
    refusedFile("FILE_MISSING", dir.resolve("nowhere.pdf"));
    if (Files.exists(Path.of("/dev/zero"))) {
      refusedFile("FILE_UNREADABLE", Path.of("/dev/zero"));
    }
  }

  @Test
  void aQuestionOfAHundredThousandCharacters() {
    refused(
        "QUESTION_TOO_LONG",
        "ask",
        dir.resolve("earlier.txt").toString(),
        "why ".repeat(25_000),
        "--model",
        TestModels.smolLm2().toString(),
        "--home",
        home,
        "--json");
  }

  @Test
  void aModelThatIsNoGguf() throws IOException {
    Path model = Files.writeString(dir.resolve("model.gguf"), "this is no model");
    refused(
        "MODEL_INVALID",
        "ask",
        dir.resolve("earlier.txt").toString(),
        "What?",
        "--model",
        model.toString(),
        "--home",
        home,
        "--json");
  }

  @Test
  void aHomeThatAnotherOneOwns() {
    try (Home owned = Home.open(dir.resolve("owned"))) {
      refused("HOME_IN_USE", "search", "penguin", "--home", owned.folder().toString(), "--json");
    }
  }

  @Test
  void aBudgetThatIsTooSmall() {
    refused(
        "DOES_NOT_FIT",
        "ask",
        dir.resolve("earlier.txt").toString(),
        "What?",
        "--budget",
        "100MB",
        "--model",
        TestModels.smolLm2().toString(),
        "--home",
        home,
        "--json");
  }
}
