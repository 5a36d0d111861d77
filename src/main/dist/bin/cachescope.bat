@echo off
rem Starts CacheScope with the Java 25 it finds.
setlocal
set "LIB=%~dp0..\lib"
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*25*") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Java\*25*") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Microsoft\*25*") do call :try "%%~D"
for /d %%D in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\*25*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined FOUND (
  echo CacheScope needs Java 25: install a JDK 25, for example Eclipse Temurin 25. 1>&2
  exit /b 3
)
rem A simulation may need much more memory than a window.
set "OPTIONS=java.options"
if "%~1"=="simulate" set "OPTIONS=simulate.options"
"%FOUND%\bin\java.exe" "@%LIB%\%OPTIONS%" --module-path "%LIB%\javafx" --add-modules javafx.controls -classpath "%LIB%\*" cachescope.Main %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul && set "FOUND=%~1"
exit /b 0
