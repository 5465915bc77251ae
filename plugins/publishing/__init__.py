"""From the catalogue to files: sheets by the press, pages by Pelican, the theme's files, the settings."""
