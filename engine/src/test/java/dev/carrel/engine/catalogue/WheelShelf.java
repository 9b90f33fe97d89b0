// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder of wheels made by the test, in which pip looks instead of on the network. */
record WheelShelf(Path folder) {
  /** What pip is told so that it looks here only. */
  List<String> pipArguments() {
    return List.of("--no-index", "--find-links", folder.toString());
  }

  /** Puts a wheel on the shelf whose only data is one file. */
  void put(String name, String version, String member, byte[] data) throws IOException {
    String stem = name.replace('-', '_') + "-" + version;
    Path wheel = folder.resolve(stem + "-py3-none-any.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      entry(zip, member, data);
      String info = stem + ".dist-info/";
      entry(
          zip,
          info + "METADATA",
          "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version));
      entry(zip, info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(zip, info + "RECORD", "");
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    entry(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void entry(ZipOutputStream zip, String name, byte[] data) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(data);
    zip.closeEntry();
  }
}
