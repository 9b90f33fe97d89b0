// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.StoredFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The files of a home as files of a folder, which anyone can read who may read the folder. */
final class HomeFolder implements HomeFiles {
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final Disk disk;

  HomeFolder(Path folder, Disk disk) {
    this.folder = folder.toAbsolutePath().normalize();
    this.disk = disk;
  }

  @Override
  public StoredFile file(HomeName name) {
    return durable(name);
  }

  private DurableFile durable(HomeName name) {
    return DurableFile.ours(path(name), disk);
  }

  private Path path(HomeName name) {
    if (name.place().way() == HomePlace.Way.PATH) {
      throw new IllegalArgumentException(name + " is reached by its path");
    }
    return resolve(folder, name);
  }

  /** Where a file lies in a home's folder. */
  static Path resolve(Path home, HomeName name) {
    Path path = home;
    for (String part : name.parts()) {
      Path below = path.resolve(part);
      // What is one name on one system may be a path on another.
      if (!path.equals(below.getParent()) || !below.getFileName().toString().equals(part)) {
        throw new IllegalArgumentException("'" + part + "' is no name of a file");
      }
      path = below;
    }
    return path;
  }

  @Override
  public InputStream open(HomeName name) throws IOException {
    return disk.open(path(name));
  }

  @Override
  public void write(HomeName name, Content content) throws IOException {
    durable(name)
        .write(
            channel -> {
              OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
              content.to(out);
              out.flush();
            });
  }

  @Override
  public OptionalLong size(HomeName name) throws IOException {
    return disk.size(path(name));
  }

  @Override
  public List<HomeName> list(HomePlace place) throws IOException {
    List<HomeName> found = new ArrayList<>();
    collect(place, List.of(), found);
    return List.copyOf(found);
  }

  private void collect(HomePlace place, List<String> below, List<HomeName> found)
      throws IOException {
    for (Path entry : disk.list(folder(place, below)).stream().sorted().toList()) {
      String name = entry.getFileName().toString();
      List<String> parts = new ArrayList<>(below);
      parts.add(name);
      if (disk.isFolder(entry)) {
        collect(place, parts, found);
      } else if (disk.size(entry).isPresent() && !DurableFile.isUnfinished(name)) {
        found.add(new HomeName(place, parts));
      }
    }
  }

  private Path folder(HomePlace place, List<String> below) {
    if (!place.isFolder() || place.way() == HomePlace.Way.PATH) {
      throw new IllegalArgumentException(place + " is no folder to list");
    }
    Path path = folder;
    for (String part : place.parts()) {
      path = path.resolve(part);
    }
    for (String part : below) {
      path = path.resolve(part);
    }
    return path;
  }

  @Override
  public void deleteEmpty(HomePlace place) throws IOException {
    Path in = folder(place, List.of());
    for (Path entry : disk.list(in)) {
      deleteIfEmpty(entry);
    }
    disk.syncFolder(in);
  }

  private void deleteIfEmpty(Path entry) throws IOException {
    if (disk.isFolder(entry)) {
      for (Path below : disk.list(entry)) {
        deleteIfEmpty(below);
      }
      if (disk.list(entry).isEmpty()) {
        boolean _ = disk.delete(entry);
      }
    }
  }

  @Override
  public void clearUnfinished(HomePlace place) throws IOException {
    clear(folder(place, List.of()));
  }

  private void clear(Path in) throws IOException {
    DurableFile.clearUnfinished(in, disk);
    for (Path entry : disk.list(in)) {
      if (disk.isFolder(entry)) {
        clear(entry);
      }
    }
  }
}
