// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.Source.Wheels;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private final ModelCatalogue catalogue =
      ModelCatalogue.bundled(TestPlatform.in(Path.of("unused")));

  @Test
  void theStarterIsQwen25CoderWithItsHashAndTwoWaysToGetIt() {
    CatalogueModel starter = catalogue.find(ModelCatalogue.STARTER).orElseThrow();
    assertEquals("qwen2.5-coder-0.5b", starter.name());
    assertEquals(491_400_064, starter.sizeBytes());
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
      assertTrue(model.sizeBytes() > 90_000_000, model.name());
      assertFalse(model.sources().isEmpty(), model.name());
      assertTrue(model.sha256().matches("[0-9a-f]{64}"), model.name());
    }
  }

  @Test
  void everyFileOfARepositoryIsPinnedToACommit() {
    List<URI> files =
        catalogue.models().stream()
            .flatMap(model -> model.sources().stream())
            .flatMap(source -> source instanceof Source.Http http ? Stream.of(http.uri()) : null)
            .toList();
    assertEquals(7, files.size());
    files.forEach(
        uri ->
            assertTrue(
                uri.toString().matches("https://huggingface\\.co/.+/resolve/[0-9a-f]{40}/.+"),
                uri.toString()));
  }

  private static ModelCatalogue asking(String endpoint) {
    Platform platform = TestPlatform.in(Path.of("unused"));
    Map<String, String> environment = new HashMap<>(platform.environment());
    environment.put("HF_ENDPOINT", endpoint);
    return ModelCatalogue.bundled(
        new Platform(
            platform.osName(),
            environment,
            platform.userHome(),
            platform.machine(),
            platform.clock()));
  }

  private static Source first(String endpoint) {
    return asking(endpoint).find(ModelCatalogue.STARTER).orElseThrow().sources().getFirst();
  }

  @Test
  void aMirrorIsAskedOverHttpsAndOnThisMachine() {
    for (String mirror :
        List.of("https://mirror.example/", "http://127.0.0.1:8080", "http://localhost:1")) {
      Source.Http source = assertInstanceOf(Source.Http.class, first(mirror), mirror);
      assertTrue(source.uri().toString().startsWith(mirror), mirror);
    }
  }

  @Test
  void aMirrorWithoutHttpsIsRefusedWithWhatToDo() {
    for (String mirror :
        List.of(
            "http://mirror.example",
            "HTTP://127.0.0.1.example",
            "http://127.0.0.1@mirror.example",
            "mirror.example",
            "ftp://mirror.example",
            "https://",
            "https://[",
            "file:///etc")) {
      Source.Refused source = assertInstanceOf(Source.Refused.class, first(mirror), mirror);
      assertEquals(Code.MIRROR_REFUSED, source.error().code());
      assertTrue(source.error().getMessage().contains("'" + mirror + "'"), mirror);
      assertTrue(source.error().remedy().contains("HF_ENDPOINT to an address"), mirror);
    }
  }

  @Test
  void aHostMayNotLeadToWhatIsNotEncryptedNorFromTheNetworkToThisMachine() {
    URI far = URI.create("https://huggingface.co/a");
    URI here = URI.create("http://127.0.0.1:80/a");
    assertTrue(Hub.mayLead(far, URI.create("https://cdn.example/a")));
    assertTrue(Hub.mayLead(here, URI.create("http://localhost/a")));
    assertTrue(Hub.mayLead(here, far));
    assertFalse(Hub.mayLead(far, URI.create("http://cdn.example/a")));
    assertFalse(Hub.mayLead(far, here));
    assertFalse(Hub.mayLead(here, URI.create("http://cdn.example/a")));
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
