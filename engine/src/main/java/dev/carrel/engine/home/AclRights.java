// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of who may do what, as Windows has them. */
final class AclRights implements FileRights {
  private static final Set<AclEntryPermission> WRITE =
      Set.of(
          AclEntryPermission.WRITE_DATA, // in a folder: make a file
          AclEntryPermission.APPEND_DATA,
          AclEntryPermission.DELETE_CHILD,
          AclEntryPermission.WRITE_ACL,
          AclEntryPermission.WRITE_OWNER);

  private final Function<Path, @Nullable AclFileAttributeView> views;

  /**
   * Of a file system.
   *
   * @param views gives null where there are no such lists
   */
  AclRights(Function<Path, @Nullable AclFileAttributeView> views) {
    this.views = views;
  }

  private AclFileAttributeView view(Path file) throws IOException {
    AclFileAttributeView view = views.apply(file);
    if (view == null) {
      throw new IOException("its disk does not know who may read a file");
    }
    return view;
  }

  private static List<AclEntry> ofOthers(AclFileAttributeView view) throws IOException {
    var owner = view.getOwner();
    return view.getAcl().stream()
        .filter(entry -> entry.type() == AclEntryType.ALLOW && !entry.principal().equals(owner))
        .toList();
  }

  @Override
  public boolean isOpen(Path file) throws IOException {
    return !ofOthers(view(file)).isEmpty();
  }

  @Override
  public boolean isOpenForWriting(Path folder) throws IOException {
    return ofOthers(view(folder)).stream()
        .anyMatch(entry -> !Collections.disjoint(entry.permissions(), WRITE));
  }

  /** One entry, which what is made in a folder inherits. */
  @Override
  public void close(Path file) throws IOException {
    AclFileAttributeView view = view(file);
    AclEntry.Builder entry =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(view.getOwner())
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    if (Files.isDirectory(file)) {
      entry.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
    view.setAcl(List.of(entry.build()));
  }

  @Override
  public String text(Path file) throws IOException {
    return ofOthers(view(file)).stream()
        .map(entry -> entry.principal().getName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What an administrator makes belongs to all of them, so an owner says nothing here. */
  @Override
  public boolean isOwn(Path folder) {
    return true;
  }
}
