// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that loses its power, or fails once, after so many steps. What was synced is
 * there when the power comes back; of what was not, any part may be: each name that was made,
 * changed or deleted in a folder by itself, and of a file's bytes none, all, or the first ones.
 */
public final class PowerCutDisk implements Disk {
  /** Bytes written in one step. */
  private static final int WRITE = 5;

  private final Set<Path> folders = new TreeSet<>();
  private final Map<Path, Content> files = new TreeMap<>();
  private final Set<Path> syncedFolders = new TreeSet<>();
  private final Map<Path, Content> syncedFiles = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Set<Lie> lies;
  private int powerSteps = Integer.MAX_VALUE;
  private int soundSteps = Integer.MAX_VALUE;
  private boolean off;

  private static final class Content {
    private byte[] bytes = {};
    private byte[] synced = {};
    private String mode = "rw-------";
  }

  /** A change of names: what is gone, and what came, a folder if it has no content. */
  private record Change(Optional<Path> gone, Optional<Path> come, Optional<Content> content) {
    boolean isIn(Path folder) {
      return folder.equals(come.or(() -> gone).orElseThrow().getParent());
    }

    void apply(Set<Path> folders, Map<Path, Content> files) {
      gone.ifPresent(files::remove);
      come.ifPresent(
          name ->
              content.ifPresentOrElse(
                  bytes -> files.put(name, bytes),
                  () -> {
                    boolean _ = folders.add(name);
                  }));
    }
  }

  /** Nothing is done any more, also not what tidies up. */
  public static final class PowerCut extends Error {
    @java.io.Serial private static final long serialVersionUID = 1;
  }

  /** What a bad disk says it has synced, and has not. */
  public enum Lie {
    BYTES,
    NAMES
  }

  private PowerCutDisk(Path folder, Set<Lie> lies) {
    this.lies = lies;
    for (Path at = folder; at != null; at = at.getParent()) {
      folders.add(at);
      syncedFolders.add(at);
    }
  }

  /** A disk with one folder and those above it. */
  public static PowerCutDisk with(Path folder) {
    return new PowerCutDisk(folder, Set.of());
  }

  /** One that does not do what it says. */
  public static PowerCutDisk thatLies(Path folder, Lie lie) {
    return new PowerCutDisk(folder, Set.of(lie));
  }

  /** The power goes instead of the step after so many. */
  public void cutAfter(int steps) {
    powerSteps = steps;
  }

  /** The step after so many fails, those behind it do not. */
  public void failAfter(int steps) {
    soundSteps = steps;
  }

  /** The power comes back, and chance says what is left of what was not synced. */
  public void restart(Random chance) {
    for (Change change : changes) {
      if (chance.nextBoolean()) {
        change.apply(syncedFolders, syncedFiles);
      }
    }
    changes.clear();
    syncedFolders.removeIf(folder -> !isReachable(folder));
    syncedFiles.keySet().removeIf(file -> !isReachable(file));
    for (Content content : new HashSet<>(syncedFiles.values())) {
      if (!Arrays.equals(content.bytes, content.synced)) {
        content.bytes =
            switch (chance.nextInt(3)) {
              case 0 -> content.synced;
              case 1 -> content.bytes;
              default -> Arrays.copyOf(content.bytes, chance.nextInt(content.bytes.length + 1));
            };
        content.synced = content.bytes;
      }
    }
    folders.clear();
    folders.addAll(syncedFolders);
    files.clear();
    files.putAll(syncedFiles);
    off = false;
    powerSteps = Integer.MAX_VALUE;
    soundSteps = Integer.MAX_VALUE;
  }

  private boolean isReachable(Path path) {
    return path.getParent() == null
        || (syncedFolders.contains(path.getParent()) && isReachable(path.getParent()));
  }

  /** All files there are. */
  public Set<Path> files() {
    return Set.copyOf(files.keySet());
  }

  /** The mode of a file. */
  public String mode(Path file) {
    return existing(file).map(content -> content.mode).orElse("");
  }

  /** Gives a file a mode. */
  public void setMode(Path file, String mode) {
    existing(file).orElseThrow().mode = mode;
  }

  private Optional<Content> existing(Path file) {
    return Optional.ofNullable(files.get(file));
  }

  private Content require(Path file) throws NoSuchFileException {
    return existing(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
  }

  private void step(Path at) throws IOException {
    if (off || powerSteps-- == 0) {
      off = true;
      throw new PowerCut();
    }
    if (soundSteps-- == 0) {
      throw new FileSystemException(at.toString(), null, "No space left on device");
    }
  }

  private void change(Change change) {
    change.apply(folders, files);
    changes.add(change);
  }

  private void requireFolder(Path file) throws NoSuchFileException {
    if (!folders.contains(file.getParent())) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public boolean isFolder(Path folder) {
    return folders.contains(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step(folder);
    requireFolder(folder);
    if (files.containsKey(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    change(new Change(Optional.empty(), Optional.of(folder), Optional.empty()));
  }

  @Override
  public SeekableByteChannel create(Path file) throws IOException {
    step(file);
    requireFolder(file);
    if (files.containsKey(file) || folders.contains(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Content content = new Content();
    change(new Change(Optional.empty(), Optional.of(file), Optional.of(content)));
    return new Channel(file, content);
  }

  @Override
  public void copyMode(Path from, Path to) throws IOException {
    step(to);
    require(to).mode = require(from).mode;
  }

  @Override
  public void sync(SeekableByteChannel out) throws IOException {
    sync(((Channel) out).file);
  }

  @Override
  public void sync(Path file) throws IOException {
    step(file);
    Content content = require(file);
    if (!lies.contains(Lie.BYTES)) {
      content.synced = content.bytes;
    }
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    step(to);
    requireFolder(to);
    if (folders.contains(to)) {
      throw new FileSystemException(to.toString(), null, "Is a directory");
    }
    change(new Change(Optional.of(from), Optional.of(to), Optional.of(require(from))));
  }

  @Override
  public void replaceInSteps(Path from, Path to) throws IOException {
    boolean _ = delete(to);
    replace(from, to);
  }

  @Override
  public void syncFolder(Path folder) {
    try {
      step(folder);
    } catch (IOException e) {
      return; // as on a real disk, nobody hears of it
    }
    if (!lies.contains(Lie.NAMES)) {
      List<Change> synced = changes.stream().filter(change -> change.isIn(folder)).toList();
      synced.forEach(change -> change.apply(syncedFolders, syncedFiles));
      changes.removeAll(synced);
    }
  }

  @Override
  public boolean delete(Path file) throws IOException {
    step(file);
    if (!files.containsKey(file)) {
      return false;
    }
    change(new Change(Optional.of(file), Optional.empty(), Optional.empty()));
    return true;
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return new ByteArrayInputStream(require(file).bytes);
  }

  @Override
  public OptionalLong size(Path file) {
    return existing(file).stream().mapToLong(content -> content.bytes.length).findFirst();
  }

  @Override
  public List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>(folders);
    entries.addAll(files.keySet());
    entries.removeIf(entry -> !folder.equals(entry.getParent()));
    return entries;
  }

  @Override
  public Path target(Path file) {
    return file;
  }

  /** Writes a few bytes a step. */
  private final class Channel implements SeekableByteChannel {
    private final Path file;
    private final Content content;
    private int position;
    private boolean closed;

    private Channel(Path file, Content content) {
      this.file = file;
      this.content = content;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      step(file);
      int count = Math.min(WRITE, from.remaining());
      byte[] bytes = Arrays.copyOf(content.bytes, Math.max(content.bytes.length, position + count));
      from.get(bytes, position, count);
      content.bytes = bytes;
      position += count;
      return count;
    }

    @Override
    public int read(ByteBuffer to) {
      int count = Math.min(to.remaining(), content.bytes.length - position);
      to.put(content.bytes, position, Math.max(0, count));
      position += Math.max(0, count);
      return count <= 0 ? -1 : count;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long at) {
      position = Math.toIntExact(at);
      return this;
    }

    @Override
    public long size() {
      return content.bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      content.bytes = Arrays.copyOf(content.bytes, (int) Math.min(size, content.bytes.length));
      return this;
    }

    @Override
    public boolean isOpen() {
      return !closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
