@echo off
rem Runs Tattle. In a checkout it builds it first if it was not built.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "missing="
if defined JAVA_HOME if not exist "%java%.exe" set "missing=yes"
if not defined JAVA_HOME where /q java || set "missing=yes"
if defined missing (
  echo tattle: needs Java 17 or later; install a JDK or set JAVA_HOME 1>&2
  exit /b 3
)
rem A console that does not show UTF-8 gets ASCII, as on other systems where the locale is another.
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
if not defined LC_ALL if not "%page: =%"=="65001" set LC_ALL=C
if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
if not defined OPENBLAS_NUM_THREADS set OPENBLAS_NUM_THREADS=1
rem Only jars: with a folder among them Java would not take classes from the archive.
set "lib=%home%lib"
set "classes=%home%lib\*"
if not exist "%lib%" (
  set "lib=%home%kernel\target\lib"
  set "classes=%home%kernel\target\kernel.jar;%home%kernel\target\lib\*"
)
set options=-XX:MaxRAMPercentage=50 -XX:+UseParallelGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dfile.encoding=UTF-8 "-Dtattle.launcher=%home%tattle.cmd" %TATTLE_JAVA_OPTIONS%
set main=org.tattle.dsl.cli.Main
if "%~1 %~2"=="kernel run" set main=org.tattle.kernel.KernelProcess
if exist "%lib%\built" goto run
if exist "%home%lib" goto archive
where /q mvn || (
  echo tattle: needs Maven 3.6.3 or later, once, to build itself 1>&2
  exit /b 3
)
echo tattle: building, which is needed once ^(about a minute, with downloads^) ... 1>&2
del /q "%lib%\*.jar" 2> nul
pushd "%home%"
call mvn -q -B -Dstyle.color=never -DskipTests -Dspotless.check.skip=true package 1>&2
if errorlevel 1 (
  popd
  echo tattle: the build failed; what Maven said stands above 1>&2
  exit /b 3
)
popd
:archive
rem A folder that cannot be written to does without the archive.
if "%main%"=="org.tattle.kernel.KernelProcess" if exist "%home%lib" goto run
if exist "%home%lib" echo tattle: getting ready, which is needed once ^(some seconds^) ... 1>&2
(type nul > "%lib%\built") 2> nul || goto run
del /q "%lib%\tattle.jsa" 2> nul
"%java%" %options% "-XX:ArchiveClassesAtExit=%lib%\tattle.jsa" -cp "%classes%" org.tattle.kernel.StartRehearsal > nul 2>&1
:run
"%java%" %options% "-XX:SharedArchiveFile=%lib%\tattle.jsa" -cp "%classes%" %main% %*
exit /b %errorlevel%
