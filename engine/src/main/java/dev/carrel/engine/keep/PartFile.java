// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.DurableFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** One part's file: writing it, and reading it with every byte checked. */
final class PartFile {
  static final String SUFFIX = ".ctx";

  private PartFile() {}

  static Path of(Path folder, String id) {
    return folder.resolve(id + SUFFIX);
  }

  /** Writes a part, whole or not at all. */
  static void write(
      Path folder, FolderKey key, PartFront front, int[] tokens, MemorySegment payload)
      throws IOException {
    DurableFile.ours(of(folder, front.part().id()))
        .write(
            channel -> {
              channel.position(front.payloadOffset());
              long size = payload.byteSize();
              for (int block = 0; block < BlockTable.blocks(size); block++) {
                ByteBuffer content =
                    payload
                        .asSlice(BlockTable.start(block), BlockTable.length(block, size))
                        .asByteBuffer();
                front.table().put(block, content);
                DurableFile.writeAll(channel, content);
              }
              // Last, so that what a crash leaves does not even begin like a part.
              channel.position(0);
              DurableFile.writeAll(channel, ByteBuffer.wrap(front.encode(key, tokens)));
            });
  }

  /** What stands before the payload. */
  static PartFront front(Path folder, String id, FolderKey key) throws IOException, KeptDamage {
    try (FileChannel channel = FileChannel.open(of(folder, id), StandardOpenOption.READ)) {
      return PartReader.read(channel, id, key);
    }
  }

  /**
   * Checks every byte of a file.
   *
   * @param done hears of the bytes of each block that was checked, on any thread; may throw to stop
   */
  static void check(Path folder, String id, FolderKey key, LongConsumer done)
      throws IOException, KeptDamage {
    try (FileChannel channel = FileChannel.open(of(folder, id), StandardOpenOption.READ)) {
      payload(channel, PartReader.read(channel, id, key), done);
    }
  }

  /**
   * Checks every byte of a file, then maps its payload.
   *
   * @param done as for {@link #check}
   */
  static MemorySegment map(Path folder, String id, FolderKey key, Arena arena, LongConsumer done)
      throws IOException, KeptDamage {
    try (FileChannel channel = FileChannel.open(of(folder, id), StandardOpenOption.READ)) {
      PartFront front = PartReader.read(channel, id, key);
      payload(channel, front, done);
      return channel.map(
          FileChannel.MapMode.READ_ONLY, front.payloadOffset(), front.part().payloadBytes(), arena);
    }
  }

  /**
   * Checks the payload on all cores. It is read, not mapped: a disk that fails then throws, where a
   * mapping would end the process.
   */
  private static void payload(FileChannel channel, PartFront front, LongConsumer done)
      throws IOException, KeptDamage {
    long size = front.part().payloadBytes();
    int blocks = BlockTable.blocks(size);
    NavigableSet<Integer> damaged = new ConcurrentSkipListSet<>();
    AtomicBoolean changed = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger();
    int workers = Math.min(blocks, Runtime.getRuntime().availableProcessors());
    try {
      IntStream.range(0, workers)
          .parallel()
          .forEach(
              worker -> {
                try (Arena arena = Arena.ofConfined()) {
                  ByteBuffer buffer = arena.allocate(BlockTable.length(0, size)).asByteBuffer();
                  int block = next.getAndIncrement();
                  for (; block < blocks; block = next.getAndIncrement()) {
                    read(channel, front, block, buffer.clear());
                    BlockTable.Match match = front.table().match(block, buffer);
                    if (match != BlockTable.Match.SAME) {
                      damaged.add(block);
                      changed.compareAndSet(false, match == BlockTable.Match.CHANGED);
                    }
                    done.accept(buffer.limit());
                  }
                }
              });
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof EOFException) {
        throw new KeptDamage("is cut off", e);
      }
      throw e.getCause();
    }
    if (!damaged.isEmpty()) {
      throw new KeptDamage(
          "%s in %s of %d"
              .formatted(changed.get() ? "was changed" : "is damaged", names(damaged), blocks));
    }
  }

  private static void read(FileChannel channel, PartFront front, int block, ByteBuffer buffer) {
    buffer.limit(BlockTable.length(block, front.part().payloadBytes()));
    try {
      PartReader.fill(channel, buffer, front.payloadOffset() + BlockTable.start(block));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.flip();
  }

  /** Blocks count from 1 for people. */
  private static String names(NavigableSet<Integer> blocks) {
    return blocks.size() == 1
        ? "block " + (blocks.first() + 1)
        : "%d blocks from %d to %d".formatted(blocks.size(), blocks.first() + 1, blocks.last() + 1);
  }
}
