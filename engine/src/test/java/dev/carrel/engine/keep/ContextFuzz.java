// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.fuzz.FuzzTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Kept contexts whose checksums and signature are right, as only this home could have made them:
 * what is behind these must hold too.
 */
public final class ContextFuzz implements FuzzTarget {
  private static final long LIMIT = 1 << 30;
  private static final int PAYLOAD_AT = 24;

  @Override
  public String name() {
    return "contexts";
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Path folder = Files.createTempDirectory("fuzz-contexts");
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    List<KeptPart> parts = Parts.chain(contexts, 1, 100, 3000);
    byte[] first = Files.readAllBytes(PartFile.of(folder, parts.get(0).id()));
    byte[] second = Files.readAllBytes(PartFile.of(folder, parts.get(1).id()));
    contexts.removeAll();
    return List.of(first, second);
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii("CARRELCX", "model=", "name=", "profile=", "\ndocument=", "\u0000");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Path contexts = Files.createDirectories(folder.resolve("contexts"));
    FolderKey key = FolderKey.open(KeptPlace.in(contexts).key());
    read(contexts, key, mended(input, key));
  }

  private static void read(Path folder, FolderKey key, byte[] bytes) throws IOException {
    String id = PartId.of(Parts.KEY, Optional.empty(), Parts.tokens(1, 10), 0, 10);
    Path file = Files.write(PartFile.of(folder, id), bytes);
    Optional<KeptDamage> atOpening = Optional.empty();
    Optional<KeptDamage> atLoading = Optional.empty();
    try {
      PartFront _ = PartFile.front(folder, id, key);
    } catch (KeptDamage e) {
      atOpening = Optional.of(e);
    }
    try {
      PartFile.check(folder, id, key, done -> {});
    } catch (KeptDamage e) {
      atLoading = Optional.of(e);
    }
    KeptContexts contexts = KeptContexts.open(folder, LIMIT);
    List<KeptContext> found = contexts.list();
    contexts.clearAside();
    Files.deleteIfExists(file);
    if (atOpening.isPresent() && (atLoading.isEmpty() || !found.isEmpty())) {
      throw new IllegalStateException("refused and yet taken: " + atOpening);
    }
    if (atLoading.isPresent()) {
      throw new IOException(atLoading.get());
    }
  }

  /** With every checksum that there is room for, and the signature. */
  private static byte[] mended(byte[] input, FolderKey key) {
    byte[] bytes = input.clone();
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < PartFront.FIXED) {
      return bytes;
    }
    all.putInt(PartFront.PREFIX - PartFront.CRC, PartFront.crc(all, 0, 16));
    int header = all.getInt(12);
    if (header < PartFront.FIXED || header > bytes.length) {
      return bytes;
    }
    int crcAt = header - PartFront.CRC;
    all.putInt(crcAt, PartFront.crc(all, 0, crcAt));
    long blocks = all.getLong(PAYLOAD_AT) / BlockTable.BLOCK + 1;
    long tableEnd = header + blocks * BlockTable.ENTRY;
    if (blocks < 1 || tableEnd + PartFront.CRC + FolderKey.SIGNATURE > bytes.length) {
      return bytes;
    }
    int end = (int) tableEnd;
    all.putInt(end, PartFront.crc(all, header, end));
    int signed = end + PartFront.CRC;
    all.put(signed, key.sign(all.slice(0, signed)));
    return bytes;
  }
}
