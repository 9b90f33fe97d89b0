// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.gguf.GgufBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file of which four kilobytes were flipped and whose time was put back. */
class ChangedModelCommandTest {
  @TempDir private Path folder;
  private Path model = Path.of("");

  @BeforeEach
  void addAModel() throws IOException {
    model = Files.write(folder.resolve("mine.gguf"), GgufBytes.model(7, 400_000));
    assertEquals(0, run("models", "add", model.toString()).status());
  }

  private CapturedRun run(String... args) {
    String[] all = new String[args.length + 3];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--json";
    all[args.length + 1] = "--home";
    all[args.length + 2] = folder.resolve("home").toString();
    return CapturedRun.of(all);
  }

  private JsonObject check() {
    for (JsonElement check : run("doctor").json().getAsJsonArray("checks")) {
      if (check.getAsJsonObject().get("name").getAsString().equals("model mine")) {
        return check.getAsJsonObject();
      }
    }
    throw new AssertionError("doctor says nothing of the model");
  }

  private void flip() throws IOException {
    FileTime before = Files.getLastModifiedTime(model);
    try (FileChannel channel = FileChannel.open(model, StandardOpenOption.WRITE)) {
      assertEquals(4096, channel.write(ByteBuffer.allocate(4096), 200_000));
    }
    Files.setLastModifiedTime(model, before);
  }

  @Test
  void doctorReadsAllOfItAndAskDoesNotUseIt() throws IOException {
    JsonObject before = check();
    assertTrue(before.get("ok").getAsBoolean(), before.toString());
    assertTrue(before.get("detail").getAsString().contains("as when you added it"));
    flip();
    JsonObject after = check();
    assertFalse(after.get("ok").getAsBoolean(), after.toString());
    Path note = Files.writeString(folder.resolve("lease.txt"), "Oregon law governs the lease.\n");
    CapturedRun ask = run("ask", note.toString(), "Which law?", "--model", "mine");
    assertEquals(1, ask.status(), ask.err());
    JsonObject error = ask.json().getAsJsonObject("error");
    assertEquals("MODEL_CHANGED", error.get("code").getAsString(), ask.out());
    assertTrue(error.get("remedy").getAsString().contains("carrel models add"), ask.out());
  }

  @Test
  void aModelOfOnesOwnThatIsRemovedIsForgottenAndItsFileStays() {
    CapturedRun removed = run("models", "remove", "mine");
    assertEquals(0, removed.status(), removed.err());
    assertEquals("mine", removed.json().get("name").getAsString());
    assertTrue(Files.exists(model));
    assertEquals(1, run("models", "remove", "mine").status(), "it is not there twice");
    assertEquals(1, run("models", "remove", "gpt-oss-20b").status(), "it was never fetched");
  }
}
