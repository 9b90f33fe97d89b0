// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves the machine: later versions of the library hold an uploader. */
class OnnxRuntimeTest {
  private static final String FOLDER = "/ai/onnxruntime/native/";

  private static String bytes(String library) throws IOException {
    try (InputStream in = OrtEnvironment.class.getResourceAsStream(FOLDER + library)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-x64/libonnxruntime.so",
        "linux-aarch64/libonnxruntime.so",
        "osx-aarch64/libonnxruntime.dylib",
        "win-x64/onnxruntime.dll"
      })
  void noLibraryNamesAPlaceToSendToOrBringsAProgramThatSends(String library) throws IOException {
    String bytes = bytes(library);
    assertTrue(bytes.contains("OrtGetApiBase"), "it is the library");
    assertFalse(bytes.contains("events.data.microsoft.com"));
    assertFalse(bytes.contains("libcurl/"));
  }

  @Test
  void onLinuxTheLibraryCannotEvenLookUpAName() throws IOException {
    assertFalse(bytes("linux-x64/libonnxruntime.so").contains("getaddrinfo"));
    assertFalse(bytes("linux-aarch64/libonnxruntime.so").contains("getaddrinfo"));
  }
}
