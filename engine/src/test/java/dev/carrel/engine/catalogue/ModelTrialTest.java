// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Models that nobody vouches for, in a process of their own. */
@Timeout(120)
class ModelTrialTest {
  private static final String HASH = "a".repeat(64);

  @TempDir private Path folder;

  private ModelTrial trial(JavaProgram java) {
    Platform platform = TestPlatform.in(folder).withJava(java);
    return new ModelTrial(platform, folder.resolve("tried.json"));
  }

  private static JavaProgram java(Path launcher) {
    JavaProgram real = LocalPlatform.java();
    return new JavaProgram(
        real.home(),
        new Program(launcher),
        real.classPath(),
        real.system(),
        real.processor(),
        real.nativePlaces());
  }

  private CarrelException refused(ModelTrial trial, Path file) {
    return assertThrows(CarrelException.class, () -> trial.require(file, HASH, new Cancellation()));
  }

  @Test
  void aModelThatOpensIsTriedOnce() {
    Path model = TestModels.smolLm2();
    trial(LocalPlatform.java()).require(model, HASH, new Cancellation());
    trial(java(folder.resolve("no-java"))).require(model, HASH, new Cancellation());
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                trial(java(folder.resolve("no-java")))
                    .require(model, "b".repeat(64), new Cancellation()));
    assertEquals(Code.INTERNAL, e.code());
  }

  @Test
  void oneThatIsRefusedIsSaidToBeWithTheReason() throws IOException {
    Path model = Files.writeString(folder.resolve("odd.gguf"), "GGUF and no more");
    ModelTrial trial = trial(LocalPlatform.java());
    CarrelException e = refused(trial, model);
    assertEquals(Code.MODEL_INVALID, e.code());
    assertTrue(
        e.getMessage().startsWith("The model odd.gguf could not be opened safely: "),
        e.getMessage());
    assertEquals(e, refused(trial, model));
  }

  /** A launcher that dies as a process does in an assertion of llama.cpp. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oneThatCrashesItsProcessIsOneSentence() throws IOException {
    Path crashing = Files.writeString(folder.resolve("java"), "#!/bin/sh\nkill -ABRT $$\n");
    assertTrue(crashing.toFile().setExecutable(true));
    assertEquals(
        "The model odd.gguf could not be opened safely: llama.cpp crashed on it (status 134).",
        refused(trial(java(crashing)), folder.resolve("odd.gguf")).getMessage());
  }
}
