"""Plan files (研習計畫檔): YAML as a clerk writes it, and the school's settings."""
