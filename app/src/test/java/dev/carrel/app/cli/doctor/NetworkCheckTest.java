// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.ground.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkCheckTest {
  private static Check check(Map<String, String> environment) {
    Platform platform = TestPlatform.in(Path.of("unused"));
    return NetworkCheck.policy(
        ModelCatalogue.bundled(
            new Platform(
                platform.osName(),
                environment,
                platform.userHome(),
                platform.machine(),
                platform.clock())));
  }

  @Test
  void whoCouldBeAskedIsNamed() {
    assertTrue(check(Map.of()).detail().contains("huggingface.co"));
    Check mirror = check(Map.of("HF_ENDPOINT", "https://mirror.example"));
    assertTrue(mirror.ok() && mirror.detail().contains("mirror.example"), mirror.detail());
  }

  @Test
  void aMirrorThatWouldBeRefusedIsAProblemWithARemedy() {
    Check check = check(Map.of("HF_ENDPOINT", "http://mirror.example"));
    assertFalse(check.ok());
    assertTrue(check.detail().contains("http://mirror.example"), check.detail());
    assertTrue(check.remedy().contains("https://"), check.remedy());
  }
}
