// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.zip;

import dev.carrel.engine.ingest.note.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The names in an archive that does not say in which encoding they are: UTF-8 if all of them are,
 * else what the names together look like, else what DOS wrote in Western Europe.
 *
 * @param guess the encoding, if it is not known to be UTF-8
 */
record ZipNames(List<String> names, Optional<String> guess) {
  private static final Charset DOS = Charset.forName("IBM850");

  static ZipNames of(List<byte[]> names) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] name : names) {
      all.writeBytes(name);
      all.write('\n');
    }
    byte[] together = all.toByteArray();
    if (isUtf8(together)) {
      return decoded(names, StandardCharsets.UTF_8, Optional.empty());
    }
    Charset charset =
        TextDecoder.decode(together).guess().flatMap(ZipNames::ofSeveralBytes).orElse(DOS);
    return decoded(names, charset, Optional.of(charset.name() + " for the names in it"));
  }

  private static ZipNames decoded(List<byte[]> names, Charset charset, Optional<String> guess) {
    return new ZipNames(names.stream().map(name -> new String(name, charset)).toList(), guess);
  }

  /** Those of one byte a character are told apart by the letters of a text, which names lack. */
  private static Optional<Charset> ofSeveralBytes(String guess) {
    return List.of("Shift_JIS", "GB18030", "GBK", "Big5", "EUC-JP", "EUC-KR", "x-windows-949")
        .stream()
        .filter(guess::startsWith)
        .findFirst()
        .map(Charset::forName);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
