// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be done on Windows, on a list in memory; it was not run there. */
class AclRightsTest {
  @TempDir private Path dir;

  private record Person(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  private static final UserPrincipal OWNER = new Person("PC\\ada");
  private static final UserPrincipal USERS = new Person("BUILTIN\\Users");

  private static final class InMemory implements AclFileAttributeView {
    private List<AclEntry> entries = List.of();

    @Override
    public String name() {
      return "acl";
    }

    @Override
    public List<AclEntry> getAcl() {
      return entries;
    }

    @Override
    public void setAcl(List<AclEntry> acl) {
      entries = List.copyOf(acl);
    }

    @Override
    public UserPrincipal getOwner() {
      return OWNER;
    }

    @Override
    public void setOwner(UserPrincipal owner) {
      throw new UnsupportedOperationException("nobody is to change it");
    }
  }

  private static AclEntry allow(UserPrincipal who, Set<AclEntryPermission> what) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(who)
        .setPermissions(what)
        .build();
  }

  @Test
  void onlyTheOwnerIsLeftAndWhatIsMadeBelowInheritsIt() throws IOException {
    InMemory list = new InMemory();
    list.setAcl(
        List.of(
            allow(OWNER, EnumSet.allOf(AclEntryPermission.class)),
            allow(USERS, Set.of(AclEntryPermission.READ_DATA))));
    AclRights rights = new AclRights(file -> list);

    assertTrue(rights.isOpen(dir));
    assertFalse(rights.isOpenForWriting(dir));
    assertEquals("BUILTIN\\Users", rights.text(dir));
    rights.close(dir);

    assertFalse(rights.isOpen(dir));
    assertEquals(1, list.getAcl().size());
    AclEntry left = list.getAcl().getFirst();
    assertEquals(OWNER, left.principal());
    assertEquals(EnumSet.allOf(AclEntryPermission.class), left.permissions());
    assertEquals(Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT), left.flags());
  }

  @Test
  void whoMayMakeFilesInAFolderMayReplaceThem() throws IOException {
    InMemory list = new InMemory();
    list.setAcl(List.of(allow(USERS, Set.of(AclEntryPermission.WRITE_DATA))));
    assertTrue(new AclRights(file -> list).isOpenForWriting(dir));
  }

  @Test
  void aDiskThatKnowsNoRightsSaysSo() {
    AclRights rights = new AclRights(file -> null);
    assertThrows(IOException.class, () -> rights.isOpen(dir));
    assertThrows(IOException.class, () -> rights.close(dir));
  }
}
